"""What is said next to somebody who has not answered, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from deskbell.contact.decisions.rules import Rules
from deskbell.hours.decisions import Hours, NeverOpen

REMIND, ANNOUNCE, CLOSE = "remind", "announce", "close"


@dataclass(frozen=True)
class Step:
    """What happens at a moment: a reminder, one that announces the closing, or the closing."""

    what: str
    at: datetime


def next_step(
    rules: Rules, *, is_resolved: bool, said: int, since: datetime, hours: Hours
) -> Step | None:
    """What follows on `said` reminders, the last of which left at `since`; None: nothing.

    For a resolution, its message has announced the closing already. Each length is counted from
    what was really said, so that a reminder that left late moves all that follows.
    """
    length, what = rules.confirm_within, CLOSE
    if not is_resolved:
        if said < len(rules.reminders):
            is_last = said == len(rules.reminders) - 1 and rules.close_after is not None
            length, what = rules.reminders[said], ANNOUNCE if is_last else REMIND
        else:
            length = rules.close_after
    if length is None:
        return None
    try:
        return Step(what, hours.add(since, length))
    except NeverOpen:
        return None


def timeline(rules: Rules, *, is_resolved: bool, since: datetime, hours: Hours) -> Iterator[Step]:
    """Everything that follows while nobody answers and everything leaves in time."""
    said, step = 0, next_step(rules, is_resolved=is_resolved, said=0, since=since, hours=hours)
    while step is not None:
        yield step
        if step.what == CLOSE:
            return
        said += 1
        step = next_step(rules, is_resolved=is_resolved, said=said, since=step.at, hours=hours)
