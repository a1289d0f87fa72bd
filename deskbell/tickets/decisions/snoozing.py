"""When a snoozed ticket wakes, and why."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple


class Waking(NamedTuple):
    """The moment a ticket wakes by itself, and what for: its `time` came, or news is `due`."""

    at: datetime
    why: str


def waking(*, snoozed_at: datetime, until: datetime, due_at: datetime | None) -> Waking:
    """A snooze ends when it was meant to, and no later than the next promise to the requester.

    A promise that was broken already when it began wakes nobody: whoever snoozed it knew.
    """
    if due_at is not None and snoozed_at < due_at < until:
        return Waking(due_at, "due")
    return Waking(until, "time")
