"""Running a macro: what it does and says, what it refuses, and the way back."""

from datetime import timedelta

import pytest

from deskbell.channels.models import OutgoingRecipient
from deskbell.drafts import queries as drafts
from deskbell.drafts.operations import Written
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.models import RecordedEvent
from deskbell.kernel.permission import NotPermitted
from deskbell.macros import operations as macros
from deskbell.macros import queries
from deskbell.macros.decisions import Owner, Speaks
from deskbell.macros.events import MacroRan, MacroTakenBack
from deskbell.macros.operations import Answer
from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Message, Note, Ticket

pytestmark = [pytest.mark.django_db, pytest.mark.proves("AUT-1")]

ASKING = {
    "texts": {"en": "Hello {{requester.first_name}}, which model is it?"},
    "acts": {"kind": {"kind": "request"}, "wait": {"on": "requester", "for": "3d"}},
}
EVERYTHING = {
    "texts": {"en": "We clean it."},
    "acts": {
        "kind": {"kind": "request"},
        "facts": {"impact": "stopped", "spread": "team"},
        "take": {"yes": True},
        "resolve": {"code": "fixed", "cause": "Dust", "done": "Cleaned"},
    },
}


def stands(ticket):
    row = Ticket.objects.values().get(pk=ticket.pk)
    return {name: row[name] for name in row if name not in ("changed_at",)}


def test_it_says_and_does_all_of_it(make, run, now, mara, later, recorded):
    ran = run(make(**ASKING))

    ticket = now()
    assert ran.said.text == "Hello Ines, which model is it?"
    assert (ticket.kind, ticket.status) == ("request", "waiting_requester")
    assert ticket.waits_until == later(5) + timedelta(days=3)
    assert ticket.holder == mara
    assert recorded(MacroRan).title == "Ask for the model"


def test_history_names_the_macro_as_the_cause_and_its_version(make, run):
    macro = make(**ASKING)
    ran = run(macro)

    row = RecordedEvent.objects.get(pk=ran.step)
    caused = RecordedEvent.objects.filter(cause=ran.step, stream=row.stream).order_by("position")
    assert list(caused.values_list("name", flat=True)) == [
        "ticket.described", "ticket.reply_sent", "ticket.wait_begun",
    ]  # fmt: skip
    assert row.under == [macro.version_id]
    assert row.facts["number"] == 1


def test_it_is_counted(make, run, later):
    macro = make(**ASKING)
    run(macro)

    assert queries.uses_of([macro]) == {macro.pk: (1, later(5))}


def test_what_is_so_already_is_left_alone(make, run, now):
    macro = make(acts={"kind": {"kind": "incident"}})
    changed_at = now().changed_at

    assert run(macro).step is None
    assert now().changed_at == changed_at
    assert queries.uses_of([macro]) == {}


def test_where_a_part_is_not_possible_nothing_is_done(make, run, now, mara, actor, noon):
    tickets.resolve(now(), cause="x", done="y", code="fixed", by=actor(mara), at=noon)
    before = stands(now())

    with pytest.raises(tickets.Refused) as refused:
        run(make(**ASKING))
    assert "finished" in str(refused.value.why)
    assert stands(now()) == before
    assert not Message.objects.filter(direction="out").exists()


@pytest.mark.parametrize("content", [ASKING, EVERYTHING])
def test_all_of_it_is_taken_back(make, run, now, actor, mara, later, content, recorded):
    before = stands(now())
    ran = run(make(**content))
    assert stands(now()) != before

    back = macros.take_back(now(), ran.step, by=actor(mara), at=later(5) + timedelta(seconds=3))

    assert stands(now()) == before
    assert back.kept == ()
    assert back.is_draft_again
    assert Message.objects.get(pk=ran.said.pk).withdrawn_at
    assert recorded(MacroTakenBack).step == ran.step


def test_an_answer_taken_back_is_a_draft_again_that_its_macro_goes_with(
    make, run, now, actor, mara, later
):
    macro = make(**ASKING)
    ran = run(macro, answer=Answer(Written("Which one?")))
    macros.take_back(now(), ran.step, by=actor(mara), at=later(6))

    draft = drafts.drafts_on(now(), by=actor(mara)).own["reply"]
    assert (draft.text, draft.macro) == ("Which one?", macro.pk)


def test_it_is_taken_back_once(make, run, now, actor, mara, later):
    ran = run(make(**ASKING))
    macros.take_back(now(), ran.step, by=actor(mara), at=later(6))

    with pytest.raises(tickets.Refused, match="already"):
        macros.take_back(now(), ran.step, by=actor(mara), at=later(7))


def test_what_cannot_be_taken_back_is_told_and_the_rest_is(make, run, now, actor, mara, later):
    ran = run(make(**ASKING))
    OutgoingRecipient.objects.update(state="accepted", has_left=True, next_try_at=None)

    back = macros.take_back(now(), ran.step, by=actor(mara), at=later(6))

    assert [str(why) for why in back.kept] == ["The mail has left."]
    assert (now().kind, now().status) == ("incident", "open")


def test_facts_are_noted_again_as_they_were_unless_others_were_since(
    make, run, now, actor, mara, later
):
    by = actor(mara)
    tickets.describe(now(), facts={"spread": "several"}, by=by, at=later(1))
    macro = make(acts={"facts": {"spread": "team", "urgency": "soon"}, "take": {"yes": True}})
    ran = run(macro)
    macros.take_back(now(), ran.step, by=by, at=later(6))
    assert (now().facts.spread, now().facts.urgency) == ("several", "")

    ran = run(macro)
    tickets.describe(now(), facts={"spread": "site"}, by=by, at=later(8))
    back = macros.take_back(now(), ran.step, by=by, at=later(9))
    assert [str(why) for why in back.kept] == ["Other facts were noted since, so they stay."]
    assert (now().facts.spread, now().is_taken) == ("site", False)


def test_what_somebody_changed_since_stays(make, run, now, actor, mara, later):
    ran = run(make(acts={"kind": {"kind": "request"}, "take": {"yes": True}}))
    tickets.describe(now(), kind="question", by=actor(mara), at=later(6))

    back = macros.take_back(now(), ran.step, by=actor(mara), at=later(7))

    assert len(back.kept) == 1
    assert (now().kind, now().is_taken) == ("question", False)


def test_a_note_stays_and_where_nothing_else_was_done_that_is_all(
    make, run, now, actor, mara, later
):
    ran = run(make(texts={"en": "Called twice."}, speaks=Speaks.NOTE))

    assert Note.objects.get().text == "Called twice."
    with pytest.raises(tickets.Refused, match="read"):
        macros.take_back(now(), ran.step, by=actor(mara), at=later(6))


def test_its_words_may_be_edited_before_they_are_sent(make, run):
    ran = run(make(**ASKING), answer=Answer(Written("Which model, Ines?")))
    assert ran.said.text == "Which model, Ines?"


@pytest.mark.proves("SEC-2")
def test_words_of_a_note_are_never_sent_by_a_macro_that_answers(make, run):
    with pytest.raises(tickets.Refused, match="changed since"):
        run(make(**ASKING), answer=Answer(Written("Among us"), Speaks.NOTE))
    assert not Message.objects.filter(direction="out").exists()


def test_nothing_is_sent_that_the_writer_had_not_seen(
    make, run, now, mara, actor, ines, noon, later
):
    heard = tickets.hear(
        now(), author=ines, channel="mail", text="Hello?", by=actor(ines), at=later(4)
    )

    with pytest.raises(tickets.Overtaken):
        run(make(**ASKING), answer=Answer(Written("Which?"), seen=heard.pk - 1))
    assert now().kind == "incident"


def test_no_variable_reaches_the_requester(make, run, now):
    macro = make(texts={"en": "News by {{news_due}}."})
    Ticket.objects.update(news_due_at=None)

    with pytest.raises(tickets.Refused, match="no value"):
        run(macro)
    with pytest.raises(tickets.Refused, match="no value"):
        run(macro, answer=Answer(Written("News by {{ news_due }}")))
    assert not Message.objects.filter(direction="out").exists()


def test_the_requester_is_told_in_their_language_at_their_time(make, run, ines, now):
    type(ines).objects.update(language="de", time_zone="Europe/Berlin")
    texts = {"en": "By {{news_due}}", "de": "Bis {{news_due}}, {{ticket.kind}}"}

    said = run(make(texts=texts)).said.text

    assert said.startswith("Bis Montag, 2. März 2026, 21:00 (CET)")
    assert said.endswith("Störung")


@pytest.mark.proves("SEC-2")
def test_nobody_runs_what_they_may_not_see_nor_where_they_do_not_work(
    make, run, mara, tomas, hanna, vera, ines, hr_desk, people, noon
):
    mine = make(**ASKING)
    with pytest.raises(tickets.Refused):
        run(mine, by=tomas)
    for nobody in (hanna, vera, ines):
        with pytest.raises(NotPermitted):
            run(mine, by=nobody)


def test_a_macro_of_another_desk_is_not_run_here(
    make, run, people, mara, hr_desk, ada, noon, actor
):

    for role in ("agent", "administrator"):
        people.give_role(mara, role, desk=hr_desk, by=SYSTEM, at=noon)
    theirs = make(owner=Owner("desk", hr_desk.pk), reason="New", **ASKING)

    with pytest.raises(tickets.Refused, match="not offered"):
        run(theirs)


def test_what_was_put_away_is_not_run(make, run, mara, actor, noon):
    macro = make(**ASKING)
    macros.deactivate_macro(macro, by=actor(mara), at=noon)

    with pytest.raises(tickets.Refused, match="not offered"):
        run(macro)
