"""What can happen to the time spent on a ticket. It is told in the chain of the ticket."""

from __future__ import annotations

from dataclasses import dataclass

from deskbell.kernel.events import Event, Words


class TimeEvent(Event):
    """Something about time spent on a ticket."""

    stream = "ticket"


@dataclass(frozen=True, kw_only=True)
class TimeLogged(TimeEvent):
    """Somebody spent time on a ticket; `spent_on` as 2026-03-02."""

    name = "ticket.time_logged"
    sentence = "logged {minutes} minutes"
    ticket_id: int
    entry_id: int
    person_id: int
    minutes: int
    activity: str
    spent_on: str
    note: Words


@dataclass(frozen=True, kw_only=True)
class TimeCorrected(TimeEvent):
    """What was logged was put right; `before` are the minutes it said."""

    name = "ticket.time_corrected"
    sentence = "corrected {before} minutes to {minutes}"
    ticket_id: int
    entry_id: int
    person_id: int
    before: int
    minutes: int
    activity: str
    spent_on: str
    note: Words


@dataclass(frozen=True, kw_only=True)
class TimeRemoved(TimeEvent):
    """What was logged was taken out again."""

    name = "ticket.time_removed"
    sentence = "took out {minutes} minutes"
    ticket_id: int
    entry_id: int
    person_id: int
    minutes: int


@dataclass(frozen=True, kw_only=True)
class TimerSet(TimeEvent):
    """Somebody's timer on this ticket was started, paused, gone on with, or thrown away."""

    name = "ticket.timer_set"
    sentence = "{act} a timer"
    ticket_id: int
    person_id: int
    act: str
    seconds: int


@dataclass(frozen=True, kw_only=True)
class TimeTakenIn(TimeEvent):
    """The time spent on a ticket that was merged into this one counts here from now on."""

    name = "ticket.time_taken_in"
    sentence = "took in the time of a merged ticket"
    ticket_id: int
    from_ticket_id: int
    minutes: int


@dataclass(frozen=True, kw_only=True)
class TimeGivenBack(TimeEvent):
    """Time that came with a ticket counts on that one again. Told on both."""

    name = "ticket.time_given_back"
    sentence = "the time of a merged ticket went back to it"
    ticket_id: int
    from_ticket_id: int
    to_ticket_id: int
    minutes: int
