"""A step can be taken back while nobody has gone on from it."""

from datetime import timedelta

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.permission import NotPermitted
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries
from deskbell.tickets.events import StepUndone
from deskbell.tickets.models import Ticket

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-15", "TKT-4")]


@pytest.fixture
def later(noon):
    return lambda minutes: noon + timedelta(minutes=minutes)


@pytest.fixture
def by(mara, actor):
    return actor(mara)


def last_step(ticket):
    rows = queries.events_of(ticket).filter(name__startswith="ticket.")
    return rows.order_by("-position").first().pk


def standing(ticket):
    row = Ticket.objects.get(pk=ticket.pk)
    columns = ("status", "team_id", "holder_id", "taken_at", "news_due_at", "resolved_at")
    return {name: getattr(row, name) for name in (*columns, "closed_at", "reopened", "kind")}


STEPS = {
    "take": lambda t, by, at: tickets.take(t, by=by, at=at),
    "ask": lambda t, by, at: tickets.wait_for_requester(t, questions="Which?", by=by, at=at),
    "wait": lambda t, by, at: tickets.wait_for_third_party(t, on="Courier", by=by, at=at),
    "resolve": lambda t, by, at: tickets.resolve(
        t, cause="Dust", done="Cleaned", code="fixed", by=by, at=at
    ),
    "rename": lambda t, by, at: tickets.describe(t, kind="question", by=by, at=at),
}


@pytest.mark.parametrize("step", STEPS)
def test_a_ticket_stands_again_as_before(printer_ticket, by, later, step):
    before = standing(printer_ticket)
    STEPS[step](printer_ticket, by, later(5))
    assert standing(printer_ticket) != before

    tickets.undo(printer_ticket, last_step(printer_ticket), by=by, at=later(6))

    assert standing(printer_ticket) == before


def test_giving_closing_and_reopening_are_taken_back_one_by_one(
    printer_ticket, by, tomas, first_line, later
):
    states = [standing(printer_ticket)]
    steps = []
    for minute, act in enumerate(
        [
            lambda t, at: tickets.assign(
                t, team=first_line, holder=tomas, reason="Over to you", by=by, at=at
            ),
            lambda t, at: STEPS["resolve"](t, by, at),
            lambda t, at: tickets.close(t, by=by, at=at),
            lambda t, at: tickets.reopen(t, reason="Again", by=by, at=at),
        ]
    ):
        act(printer_ticket, later(minute))
        steps.append(last_step(printer_ticket))
        states.append(standing(printer_ticket))

    for minute, step in enumerate(reversed(steps), start=10):
        states.pop()
        tickets.undo(printer_ticket, step, by=by, at=later(minute))
        assert standing(printer_ticket) == states[-1]


def test_what_somebody_changed_since_stays(printer_ticket, by, tomas, first_line, later, actor):
    tickets.take(printer_ticket, by=by, at=later(1))
    step = last_step(printer_ticket)
    tickets.take(printer_ticket, by=actor(tomas), at=later(2))

    with pytest.raises(tickets.Refused, match="changed since"):
        tickets.undo(printer_ticket, step, by=by, at=later(3))
    assert standing(printer_ticket)["holder_id"] == tomas.pk


def test_an_answer_written_meanwhile_keeps_nothing_from_being_undone(printer_ticket, by, later):
    STEPS["resolve"](printer_ticket, by, later(1))
    step = last_step(printer_ticket)
    tickets.note(printer_ticket, text="Too early", by=by, at=later(2))

    tickets.undo(printer_ticket, step, by=by, at=later(3))

    assert standing(printer_ticket)["status"] == "new"


def test_what_was_said_is_not_undone(printer_ticket, by, later):
    tickets.note(printer_ticket, text="The rollers are worn.", by=by, at=later(1))

    with pytest.raises(tickets.Refused, match="cannot be taken back"):
        tickets.undo(printer_ticket, last_step(printer_ticket), by=by, at=later(2))


def test_noted_facts_are_corrected_not_undone(printer_ticket, by, later):
    tickets.describe(printer_ticket, facts={"impact": "stopped"}, by=by, at=later(1))

    with pytest.raises(tickets.Refused, match="Correct the facts"):
        tickets.undo(printer_ticket, last_step(printer_ticket), by=by, at=later(2))


def test_nothing_is_taken_back_twice(printer_ticket, by, mara, later, recorded):
    tickets.take(printer_ticket, by=by, at=later(1))
    step = last_step(printer_ticket)
    tickets.undo(printer_ticket, step, by=by, at=later(2))
    assert recorded(StepUndone).undone == "ticket.taken"

    with pytest.raises(tickets.Refused, match="already"):
        tickets.undo(printer_ticket, step, by=by, at=later(3))


def test_a_step_of_another_ticket_is_no_step_of_this_one(
    printer_ticket, desk, jonas, by, later, noon
):
    other = tickets.receive(
        desk=desk, requester=jonas, subject="Other", text="x", channel="mail", by=by, at=noon
    )
    tickets.take(other, by=by, at=later(1))

    with pytest.raises(tickets.Refused):
        tickets.undo(printer_ticket, last_step(other), by=by, at=later(2))


@pytest.mark.proves("SEC-2")
def test_only_those_who_work_on_it_take_anything_back(
    printer_ticket, by, later, hanna, vera, ines, otto, actor
):
    tickets.take(printer_ticket, by=by, at=later(1))
    step = last_step(printer_ticket)

    for nobody in (hanna, vera, ines, otto):
        with pytest.raises(NotPermitted):
            tickets.undo(printer_ticket, step, by=actor(nobody), at=later(2))


@pytest.mark.proves("SEC-2")
def test_nobody_reaches_a_class_they_do_not_clear_by_undoing(
    printer_ticket, by, people, ada, desk, later, actor, noon
):
    tickets.describe(printer_ticket, confidential_class="hr", by=SYSTEM, at=later(1))
    tickets.describe(printer_ticket, confidential_class="", by=SYSTEM, at=later(2))

    with pytest.raises(NotPermitted):
        tickets.undo(printer_ticket, last_step(printer_ticket), by=by, at=later(3))


def test_nobody_holds_again_what_they_may_not_hold_now(
    printer_ticket, by, tomas, first_line, later, mara
):
    tickets.assign(
        printer_ticket, team=first_line, holder=tomas, reason="Over to you", by=by, at=later(1)
    )
    tickets.assign(
        printer_ticket, team=first_line, holder=mara, reason="Over to you", by=by, at=later(2)
    )
    step = last_step(printer_ticket)
    type(tomas).objects.filter(pk=tomas.pk).update(is_active=False)

    with pytest.raises(tickets.Refused, match="may not hold it now"):
        tickets.undo(printer_ticket, step, by=by, at=later(3))
    assert standing(printer_ticket)["holder_id"] == mara.pk


@pytest.mark.proves("SEC-2")
def test_what_is_confidential_is_given_to_nobody_who_may_not_see_it(
    printer_ticket, first_line, tomas, later
):
    tickets.describe(printer_ticket, confidential_class="hr", by=SYSTEM, at=later(1))

    with pytest.raises(NotPermitted):
        tickets.assign(
            printer_ticket,
            team=first_line,
            holder=tomas,
            reason="Over to you",
            by=SYSTEM,
            at=later(2),
        )


def test_what_an_administrator_took_goes_back_to_waiting_for_nobody(
    printer_ticket, ada, mara, actor, by, later
):
    tickets.take(printer_ticket, by=actor(ada), at=later(1))
    STEPS["wait"](printer_ticket, by, later(2))

    tickets.undo(printer_ticket, last_step(printer_ticket), by=by, at=later(3))

    assert standing(printer_ticket)["holder_id"] == ada.pk
