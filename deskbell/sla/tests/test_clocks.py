"""The clocks of a ticket: what starts, stops, pauses and breaks them."""

from datetime import UTC, datetime, timedelta

import pytest

from deskbell.sla.decisions import Course, Happening, folded, spent, step
from deskbell.sla.tests.promised import (
    ALWAYS,
    AN_HOUR,
    MONDAY,
    NIGHTS,
    OFFICE,
    after,
    clocks,
    received,
    terms,
)

pytestmark = pytest.mark.proves("SLA-1", "SLA-4")


@pytest.mark.proves("SLA-10")
def test_the_machines_confirmation_is_no_answer_of_a_person():
    promised = terms(acknowledgement=5, first_response=60)

    found = clocks(
        received(promised),
        Happening(MONDAY + timedelta(minutes=1), acknowledges=True),
        Happening(after(2), answers=True, status="open"),
    )

    assert found["acknowledgement", 1].state == "met"
    assert found["first_response", 1].state == "broken"
    assert found["first_response", 1].broken_at == after(1)


@pytest.mark.proves("SLA-7")
def test_whoever_calls_is_answered_while_they_speak():
    promised = terms(first_response=5, resolution=60)
    called = Happening(MONDAY, begins=True, status="new", terms=promised, answers=True)

    found = clocks(called)

    assert (found["first_response", 1].state, found["resolution", 1].state) == ("met", "running")


def test_a_promise_is_kept_to_the_very_moment_it_is_due():
    answered = Happening(after(1), answers=True)

    assert clocks(received(terms(first_response=60)), answered)["first_response", 1].state == "met"


def test_a_reply_starts_the_next_update_and_a_further_message_the_next_reply():
    promised = terms(first_response=60, next_reply=30, next_update=120)

    found = clocks(
        received(promised),
        Happening(after(0.5), answers=True, status="open"),
        Happening(after(1), hears=True),
        Happening(after(1.25), hears=True),
    )

    assert found["next_reply", 1].due_at == after(1.5)
    assert found["next_update", 1].state == "met"
    assert found["next_update", 2].due_at == after(2.5)
    assert ("next_reply", 2) not in found


def test_only_permitted_waits_stop_the_clock_and_each_is_in_its_log():
    asked = Happening(after(1), status="waiting_requester")
    back = Happening(after(5), status="open", hears=True)
    ordered = Happening(after(6), status="waiting_third_party")
    end = Happening(after(7), status="resolved")

    both = clocks(received(terms(resolution=180)), asked, back, ordered, end)["resolution", 1]
    strict = terms(resolution=180, pauses=frozenset({"waiting_third_party"}))
    one = clocks(received(strict), asked, back, ordered, end)["resolution", 1]

    assert (both.state, both.elapsed) == ("met", 2 * AN_HOUR)
    assert [said["what"] for said in both.log] == ["paused", "resumed", "paused"]
    assert (one.state, one.broken_at) == ("broken", after(3))


def test_nobody_who_waits_for_a_first_answer_stops_waiting_by_a_status():
    waits = Happening(MONDAY, status="waiting_third_party")

    found = clocks(received(terms(first_response=60)), waits)["first_response", 1]

    assert (found.state, found.due_at) == ("running", after(1))


@pytest.mark.parametrize(
    ("worked", "begins", "minutes", "due"),
    [
        # Friday 16:30 in Berlin: half an hour then, the other half on Monday.
        (
            OFFICE,
            datetime(2026, 3, 6, 15, 30, tzinfo=UTC),
            60,
            datetime(2026, 3, 9, 8, 30, tzinfo=UTC),
        ),
        # Over the change to summer time: Monday nine o'clock is an hour earlier.
        (
            OFFICE,
            datetime(2026, 3, 27, 15, 30, tzinfo=UTC),
            60,
            datetime(2026, 3, 30, 7, 30, tzinfo=UTC),
        ),
        # A night shift that loses an hour to the change.
        (
            NIGHTS,
            datetime(2026, 3, 28, 21, 0, tzinfo=UTC),
            420,
            datetime(2026, 3, 29, 4, 0, tzinfo=UTC),
        ),
        (ALWAYS, MONDAY, 60, MONDAY + AN_HOUR),
    ],
)
def test_time_is_counted_where_it_is_worked(worked, begins, minutes, due):
    promised = terms(worked, first_response=minutes)

    assert clocks(received(promised, begins))["first_response", 1].due_at == due


def test_a_priority_that_changes_in_the_middle_keeps_the_time_that_was_worked_and_what_was_before():
    lower, higher = terms(resolution=480), terms(resolution=240)
    paused = Happening(after(1), status="waiting_requester")
    goes_on = Happening(after(3), status="open")
    raised = Happening(after(4), terms=higher, why="priority")

    clock = clocks(received(lower), paused, goes_on, raised)["resolution", 1]

    assert clock.elapsed == 2 * AN_HOUR
    assert clock.due_at == after(6)
    assert clock.log[-1]["what"] == "recomputed"
    assert (clock.log[-1]["minutes"], clock.log[-1]["due_at"]) == (480, after(10).isoformat())


def test_another_calendar_counts_on_from_what_the_first_one_counted():
    clock = clocks(
        received(terms(resolution=600)),
        Happening(after(4), terms=terms(OFFICE, resolution=600), why="calendar"),
    )["resolution", 1]

    assert clock.elapsed == 4 * AN_HOUR
    # Four hours are left of Monday, two of Tuesday.
    assert clock.due_at == datetime(2026, 3, 3, 10, 0, tzinfo=UTC)


def test_what_is_broken_is_not_mended_by_a_lower_priority():
    late = Happening(after(3), terms=terms(first_response=600), why="priority")

    clock = clocks(received(terms(first_response=60)), late)["first_response", 1]

    assert (clock.broken_at, clock.minutes) == (after(1), 60)


def test_a_reopened_ticket_goes_on_with_what_was_left_of_its_resolution():
    promised = terms(resolution=180, next_reply=60)
    over = Happening(after(1), status="resolved", answers=True)
    again = Happening(after(30), status="open", hears=True)

    found = clocks(received(promised), over, again)

    assert (found["resolution", 1].state, found["resolution", 1].due_at) == ("running", after(32))
    assert found["resolution", 1].log[-1] == {
        "at": after(30).isoformat(), "what": "reopened", "was": "met",
    }  # fmt: skip
    assert found["next_reply", 1].due_at == after(31)


def test_each_team_has_a_clock_of_its_own():
    promised = terms(team=60)
    moved = Happening(after(0.5), team=2)
    back = Happening(after(3), team=1)

    found = clocks(received(promised), moved, back)

    assert [(one.about, one.state) for one in found.values()] == [
        (1, "met"), (2, "broken"), (1, "running"),
    ]  # fmt: skip


def test_a_supplier_has_a_clock_of_its_own():
    promised = terms(stage__waiting_third_party=120)

    found = clocks(
        received(promised),
        Happening(after(1), status="waiting_third_party"),
        Happening(after(4), status="open"),
    )

    assert found["stage:waiting_third_party", 1].broken_at == after(3)


def test_what_goes_on_elsewhere_has_no_result_here_until_it_comes_back():
    gone = Happening(after(1), status="closed", drops=True)
    back = Happening(after(2), status="open", shelved=True)

    course = folded([received(terms(resolution=180)), gone])
    [clock] = course.clocks
    assert clock.state == "dropped"
    [clock] = step(course, back).clocks
    assert (clock.state, clock.due_at) == ("running", after(3))


def test_time_is_spent_while_it_runs():
    [clock] = folded([received(terms(OFFICE, resolution=600))]).clocks

    assert spent(clock, at=MONDAY + timedelta(hours=10)) == 8 * AN_HOUR
    assert Course().clocks == ()
