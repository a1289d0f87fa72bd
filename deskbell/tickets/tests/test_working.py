"""Working a ticket: answering, noting, taking, waiting, resolving; and what is refused."""

from datetime import timedelta

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.permission import NotPermitted
from deskbell.tickets import decisions, queries
from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Ticket

pytestmark = pytest.mark.django_db

AN_HOUR = timedelta(hours=1)


@pytest.fixture
def resolved(printer_ticket, mara, actor, noon):
    return tickets.resolve(
        printer_ticket,
        cause="The filter was full",
        done="Changed the filter",
        code="fixed",
        by=actor(mara),
        at=noon + AN_HOUR,
    )


@pytest.fixture
def closed(resolved, mara, actor, noon):
    return tickets.close(resolved, by=actor(mara), at=noon + 2 * AN_HOUR)


def fresh(ticket):
    return Ticket.objects.get(pk=ticket.pk)


def hear(ticket, author, at, **more):
    return tickets.hear(
        ticket, author=author, channel="mail", text="And now?", by=SYSTEM, at=at, **more
    )


def test_whoever_answers_an_unowned_ticket_holds_it(printer_ticket, mara, actor, noon):
    tickets.reply(printer_ticket, text="On my way", by=actor(mara), at=noon + AN_HOUR)

    ticket = fresh(printer_ticket)
    assert (ticket.holder, ticket.taken_at) == (mara, noon + AN_HOUR)
    assert ticket.status == "open"
    assert ticket.first_answered_at == noon + AN_HOUR


def test_a_reply_goes_to_the_requester_and_whoever_takes_part(
    printer_ticket, mara, jonas, ines, actor, noon
):
    tickets.add_participant(printer_ticket, jonas, by=actor(mara), at=noon)
    message = tickets.reply(printer_ticket, text="On my way", by=actor(mara), at=noon)

    assert {(r.person, r.role) for r in message.recipients.all()} == {(ines, "to"), (jonas, "cc")}


def test_a_reply_is_not_sent_past_a_message_its_writer_has_not_seen(
    printer_ticket, mara, ines, actor, noon
):
    seen = printer_ticket.first_message.pk
    hear(printer_ticket, ines, noon)

    with pytest.raises(tickets.Overtaken) as overtaken:
        tickets.reply(printer_ticket, text="Old", seen=seen, by=actor(mara), at=noon)
    assert [message.text for message in overtaken.value.messages] == ["And now?"]


def test_a_reply_taken_back_was_no_answer(printer_ticket, mara, actor, noon):
    message = tickets.reply(printer_ticket, text="Oops", by=actor(mara), at=noon)
    tickets.withdraw(message, by=actor(mara), at=noon)

    assert fresh(printer_ticket).first_answered_at is None
    assert fresh(printer_ticket).news_due_at is not None


@pytest.mark.proves("COL-1")
def test_a_note_is_no_message(printer_ticket, mara, ines, actor, noon):
    tickets.note(printer_ticket, text="She is cross", by=actor(mara), at=noon)

    assert [m.text for m in queries.messages_of(printer_ticket)] == [
        "It stops after three labels and blinks orange."
    ]
    assert [n.text for n in queries.notes_of(actor(mara), printer_ticket)] == ["She is cross"]
    assert not queries.notes_of(actor(ines), printer_ticket)


@pytest.mark.proves("TKT-6")
@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"cause": "", "done": "x", "code": "fixed"}, ["cause"]),
        ({"cause": "x", "done": " ", "code": "fixed"}, ["done"]),
        ({"cause": "x", "done": "x", "code": "magic"}, ["code"]),
    ],
)
def test_a_resolution_without_its_record_is_refused(
    printer_ticket, mara, actor, noon, given, missing
):
    with pytest.raises(tickets.Incomplete) as incomplete:
        tickets.resolve(printer_ticket, **given, by=actor(mara), at=noon)
    assert incomplete.value.missing == missing
    assert fresh(printer_ticket).status == "new"


def test_a_requester_who_answers_wakes_a_waiting_ticket(printer_ticket, mara, ines, actor, noon):
    tickets.wait_for_requester(printer_ticket, questions="Which one?", by=actor(mara), at=noon)
    hear(printer_ticket, ines, noon + AN_HOUR)

    assert fresh(printer_ticket).status == "open"


def test_a_machine_wakes_nothing(printer_ticket, mara, ines, actor, noon):
    tickets.wait_for_requester(printer_ticket, questions="Which one?", by=actor(mara), at=noon)
    hear(printer_ticket, ines, noon + AN_HOUR, wakes=False, mark="automatic")

    assert fresh(printer_ticket).status == "waiting_requester"


@pytest.mark.proves("TKT-8")
def test_an_answer_soon_after_closing_reopens_and_is_counted(closed, ines, noon):
    hear(closed, ines, noon + timedelta(days=3))

    ticket = fresh(closed)
    assert (ticket.status, ticket.reopened, ticket.closed_at) == ("open", 1, None)


@pytest.mark.proves("TKT-8")
def test_an_answer_long_after_closing_opens_a_linked_follow_up(closed, ines, noon):
    message = hear(closed, ines, noon + timedelta(days=60))

    assert message.ticket != closed
    assert message.ticket.follows == closed
    assert fresh(closed).status == "closed"


@pytest.mark.proves("TKT-8")
def test_reopening_needs_a_reason(closed, mara, actor, noon):
    with pytest.raises(tickets.Incomplete):
        tickets.reopen(closed, reason=" ", by=actor(mara), at=noon)


@pytest.mark.proves("TKT-3")
@pytest.mark.parametrize(
    ("status", "verb"),
    [
        (status, verb)
        for verb, steps in decisions.STEPS.items()
        for status in (*decisions.UNFINISHED, "resolved", "closed")
        if status not in steps
    ],
)
def test_what_a_status_does_not_allow_is_refused_with_a_reason(status, verb):
    step = decisions.step(status, verb)

    assert step.to == ""
    assert str(step.refusal).endswith(".")


@pytest.mark.proves("TKT-4")
def test_each_stage_says_from_when_to_when_and_by_whom(closed, mara, noon):
    assert [(s.status, s.began_at, s.began_by, s.ended_at) for s in queries.stages_of(closed)] == [
        ("new", noon, "system", noon + AN_HOUR),
        ("resolved", noon + AN_HOUR, mara.ref, noon + 2 * AN_HOUR),
        ("closed", noon + 2 * AN_HOUR, mara.ref, None),
    ]


@pytest.mark.proves("PRI-1")
def test_facts_change_the_priority_and_what_is_missing(printer_ticket, mara, actor, noon):
    ticket = tickets.describe(
        printer_ticket,
        facts={"impact": "stopped", "others_affected": 12, "occurred_at": noon},
        said={"device": "TX-40"},
        by=actor(mara),
        at=noon,
    )

    assert (ticket.priority, ticket.missing) == (1, [])


@pytest.mark.proves("INT-8")
def test_a_message_joined_by_mistake_gets_a_ticket_of_its_own(
    printer_ticket, mara, jonas, actor, noon
):
    message = hear(printer_ticket, jonas, noon)
    new = tickets.separate(message, by=actor(mara), at=noon)

    assert [m.pk for m in queries.messages_of(new)] == [message.pk]
    assert message.pk not in [m.pk for m in queries.messages_of(printer_ticket)]
    assert new.requester == jonas


def test_a_ticket_goes_to_another_desk_with_its_history(
    printer_ticket, mara, hanna, hr_desk, actor, noon
):
    tickets.hand_over(printer_ticket, to=hr_desk, reason="About pay", by=actor(mara), at=noon)

    seen = queries.ticket_for(actor(hanna), printer_ticket.number)
    assert seen.holder == hanna
    assert queries.messages_of(seen).count() == 1
    with pytest.raises(Ticket.DoesNotExist):
        queries.ticket_for(actor(mara), printer_ticket.number)


def test_only_somebody_of_the_team_can_be_given_the_ticket(printer_ticket, mara, ines, actor, noon):
    with pytest.raises(NotPermitted):
        tickets.assign(printer_ticket, holder=ines, by=actor(mara), at=noon)
