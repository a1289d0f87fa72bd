"""What is shown of the time spent on a ticket."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from deskbell.calls import queries as calls
from deskbell.kernel.actors import Actor
from deskbell.worklog import policies, queries
from deskbell.worklog.decisions import counted


@dataclass(frozen=True)
class Clock:
    """The reader's timer, as it stands at the moment it is shown."""

    counted: timedelta
    seconds: str
    is_running: bool
    is_here: bool
    #: Where it runs, if not here.
    number: str


@dataclass(frozen=True)
class Entry:
    """One entry, and whether the reader may put it right."""

    entry: Any
    length: timedelta
    may_correct: bool


def spent_on(actor: Actor, ticket: Any, *, now: datetime) -> dict[str, Any]:
    """The entries, their sum, and the timer."""
    entries = [
        Entry(one, timedelta(minutes=one.minutes), policies.may_correct(actor, one, ticket))
        for one in queries.entries_of(actor, ticket)
    ]
    return {
        "calls": [(one, _length_of(one)) for one in calls.calls_of(actor, ticket)],
        "entries": entries,
        "spent": sum((one.length for one in entries), timedelta()),
        "clock": clock_of(actor, ticket, now=now),
    }


def _length_of(call: Any) -> timedelta | None:
    return call.ended_at - call.began_at if call.ended_at else None


def clock_of(actor: Actor, ticket: Any, *, now: datetime) -> Clock | None:
    timer = queries.timer_of(actor)
    if timer is None:
        return None
    seconds = counted(timer.seconds, timer.running_since, at=now)
    return Clock(
        timedelta(seconds=seconds),
        str(seconds),
        timer.running_since is not None,
        timer.ticket_id == ticket.pk,
        str(timer.ticket.number),
    )
