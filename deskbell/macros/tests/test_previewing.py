"""Previews: what is foreseen is what is done, and each part is said in a sentence."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.permission import NotPermitted
from deskbell.macros import operations as macros
from deskbell.macros import queries
from deskbell.macros.decisions import ACTS, Content, Situation, foreseen, gaps_in
from deskbell.people import queries as found
from deskbell.tasks import operations as tasks
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as on_tickets
from deskbell.tickets.decisions import STEPS

pytestmark = pytest.mark.proves("AUT-1")

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
STATUSES = ("new", "open", "waiting_requester", "waiting_third_party", "resolved", "closed")
GIVEN = {
    "reopen": {"reason": "Not over"},
    "go_on": {"yes": True},
    "kind": {"kind": "request"},
    "facts": {"impact": "stopped", "spread": "team"},
    "fill": {"lines": "serial: X-1"},
    "take": {"yes": True},
    "wait": {"on": "third_party", "for": "4h", "words": "A courier"},
    "resolve": {"code": "fixed", "cause": "Dust", "done": "Cleaned"},
    "close": {"yes": True},
    "assign": {"holder": "me"},
}
#: Whoever takes it needs nobody to give it to.
SOME = st.sets(st.sampled_from(sorted(GIVEN)), min_size=1).map(
    lambda keys: keys - {"assign"} if "take" in keys else keys
)
CONTENTS = st.builds(
    lambda keys, says: Content(
        "Hello", texts={"en": "Hello"} if says else {}, acts={key: GIVEN[key] for key in keys}
    ),
    SOME,
    st.booleans(),
)
SITUATIONS = st.builds(
    Situation,
    status=st.sampled_from(STATUSES),
    kind=st.sampled_from(["incident", "request"]),
    team_id=st.just(1),
    holder_id=st.sampled_from([7, 8]),
    is_taken=st.booleans(),
    at=st.just(NOON),
    me=st.just(7),
    is_merged=st.booleans(),
    may_hold=st.just({1: frozenset({7, 8})}),
    still_to_do=st.sampled_from([(), ("A part",)]),
)


def test_each_act_that_is_known_can_be_done_and_is_tried_here():
    assert {act.key for act in ACTS} == set(macros.DOING) == set(GIVEN)


@given(content=CONTENTS, seen=SITUATIONS)
def test_each_part_is_done_or_so_or_refused(content, seen):
    steps = foreseen(content, seen)

    assert len(steps) == len(content.acts) + content.says_something
    assert all(one.is_done + one.is_so + (one.refusal is not None) == 1 for one in steps)
    assert all(one.sentence or one.key == "words" for one in steps)


@given(content=CONTENTS, seen=SITUATIONS)
def test_to_what_was_merged_nothing_is_done(content, seen):
    assert not any(one.is_done for one in foreseen(content, replace(seen, is_merged=True)))


@given(content=CONTENTS)
def test_what_can_be_foreseen_can_be_saved(content):
    assert gaps_in(content, queries.CODES) == []


@given(key=st.sampled_from(sorted(GIVEN)), seen=SITUATIONS)
def test_what_was_done_is_so_already(key, seen):
    """Save where something is asked or noted a second time."""
    content = Content("Hello", acts={key: {**GIVEN[key], "words": ""}})
    act = next(one for one in ACTS if one.key == key)
    [step] = foreseen(content, seen)
    if step.is_done:
        [again] = foreseen(content, act.after(content.acts[key], seen))
        assert again.is_so


def test_every_verb_is_one_that_tickets_know():
    for act in ACTS:
        assert act.verb(GIVEN[act.key]) in STEPS


@pytest.fixture
def in_status(asking, printer_ticket, mara, actor, noon):
    """The ticket about the printer, brought into a status."""
    by = actor(mara)
    asking({"key": "serial", "label": "Serial number", "type": "text"})
    steps = {
        "new": (),
        "open": ("take",),
        "waiting_requester": ("ask",),
        "waiting_third_party": ("wait",),
        "resolved": ("resolve",),
        "closed": ("resolve", "close"),
    }
    do = {
        "take": lambda t: tickets.take(t, by=by, at=noon),
        "ask": lambda t: tickets.wait_for_requester(t, questions="Which?", by=by, at=noon),
        "wait": lambda t: tickets.wait_for_third_party(t, on="A courier", by=by, at=noon),
        "resolve": lambda t: tickets.resolve(t, cause="x", done="y", code="fixed", by=by, at=noon),
        "close": lambda t: tickets.close(t, by=by, at=noon),
    }

    def in_status(status):
        for step in steps[status]:
            do[step](printer_ticket)
        return on_tickets.ticket(printer_ticket.pk)

    return in_status


@pytest.mark.django_db
@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("key", [*sorted(GIVEN), "words"])
def test_what_is_foreseen_is_what_happens(in_status, make, run, key, status, mara, actor, later):
    ticket = in_status(status)
    content = {"texts": {"en": "Hello"}} if key == "words" else {"acts": {key: GIVEN[key]}}
    macro = make(**content)
    by = actor(mara)

    shown = queries.preview_of(by, queries.content_of(macro), ticket, at=later(5))
    if shown.refusals:
        with pytest.raises(tickets.Refused) as refused:
            run(macro)
        assert refused.value.why == shown.refusals[0]
    else:
        assert (run(macro).step is not None) == shown.is_possible


@pytest.mark.django_db
def test_each_part_is_said_as_a_sentence(
    make, mara, tomas, first_line, printer_ticket, actor, noon
):
    content = Content(
        "Hello",
        acts={
            **{key: GIVEN[key] for key in ("go_on", "kind", "facts", "wait")},
            "assign": {"team": first_line.pk, "holder": tomas.pk},
        },
    )
    shown = queries.preview_of(actor(mara), content, printer_ticket, at=noon)

    assert [(one.sentence, one.is_so) for one in shown.acts] == [
        ("The wait ends.", True),
        ("Kind becomes Request.", False),
        (
            "Noted: Business impact: Work has stopped · Spread: A whole team."
            " The priority follows from it.",
            False,
        ),
        (
            "Status becomes Waiting for third party until 03/02/2026, 16:00."
            " What is waited for: A courier",
            False,
        ),
        ("It goes to Tomas Dimov, First line.", False),
    ]


@pytest.mark.django_db
def test_somebody_who_takes_no_tickets_there_is_not_given_any(
    mara, hanna, hr_desk, printer_ticket, actor, noon, people
):
    by = actor(mara)
    for given_ in ({"holder": hanna.pk}, {"team": found.first_team_of(hr_desk.pk).pk}):
        content = Content("Hello", acts={"assign": given_})
        assert queries.preview_of(by, content, printer_ticket, at=noon).refusals


@pytest.mark.django_db
def test_another_language_is_said_to_be_one(mara, ines, printer_ticket, actor, noon):
    type(ines).objects.update(language="de")
    content = Content("Hello", texts={"en": "Hello"})
    shown = queries.preview_of(actor(mara), content, printer_ticket, at=noon)

    assert (shown.language, shown.instead_of) == ("en", "de")


@pytest.mark.django_db
def test_nobody_to_reach_is_said_before(make, run, mara, ines, printer_ticket, actor, noon):
    type(ines).objects.filter(pk=ines.pk).update(email=None)
    macro = make(texts={"en": "Hello"})
    shown = queries.preview_of(actor(mara), queries.content_of(macro), printer_ticket, at=noon)

    assert [str(why) for why in shown.refusals] == [
        "Nobody in this conversation has a mail address."
    ]
    with pytest.raises(tickets.Refused):
        run(macro)


@pytest.mark.django_db
def test_a_holder_whose_role_ends_before_it_runs_is_refused(make, run, tomas):
    macro = make(acts={"assign": {"holder": tomas.pk}})
    type(tomas).objects.filter(pk=tomas.pk).update(is_active=False)

    with pytest.raises((tickets.Refused, NotPermitted)):
        run(macro)


@pytest.mark.django_db
@pytest.mark.proves("SEC-2")
def test_what_is_confidential_is_given_to_nobody_who_is_not_cleared(
    make, run, mara, tomas, desk, people, printer_ticket, actor, noon
):
    people.give_role(mara, "agent", desk=desk, classes=["fraud"], by=SYSTEM, at=noon)
    by = actor(mara)
    tickets.describe(printer_ticket, confidential_class="fraud", by=by, at=noon)
    ticket = on_tickets.ticket(printer_ticket.pk)
    macro = make(acts={"assign": {"holder": tomas.pk}})

    [step] = queries.preview_of(by, queries.content_of(macro), ticket, at=noon).acts
    assert step.refusal is not None
    with pytest.raises(tickets.Refused):
        run(macro)


@pytest.mark.django_db
def test_what_still_has_to_be_done_keeps_it_from_resolving(
    make, run, now, printer_ticket, first_line, mara, actor, noon
):
    by = actor(mara)
    tasks.add(printer_ticket, title="Order a roller", team=first_line, by=by, at=noon)
    macro = make(acts={"resolve": GIVEN["resolve"]})

    told = queries.preview_of(by, queries.content_of(macro), now(), at=noon)
    assert not told.is_possible
    assert "Order a roller" in str(told.steps[0].refusal)
    with pytest.raises(tickets.Refused, match="Order a roller"):
        run(macro)
