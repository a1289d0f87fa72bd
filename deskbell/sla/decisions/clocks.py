"""One clock of one ticket, and what can be done to it. Pure: each gives the clock after it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from deskbell.hours.decisions import Hours
from deskbell.sla.decisions.choosing import Target

RUNNING, PAUSED, MET, BROKEN, DROPPED = "running", "paused", "met", "broken", "dropped"
OVER = frozenset({MET, BROKEN, DROPPED})
NOTHING = timedelta(0)


@dataclass(frozen=True)
class Clock:
    """A promise on its way. `elapsed` was worked until `since`; since then it runs."""

    measure: str
    round: int
    began_at: datetime
    minutes: int
    rule: str
    calendar: int | None
    hours: Hours = field(compare=False, repr=False)
    #: The team whose clock it is, where it is one's.
    about: int | None = None
    state: str = RUNNING
    elapsed: timedelta = NOTHING
    since: datetime | None = None
    due_at: datetime | None = None
    ended_at: datetime | None = None
    #: When it ran out, for good: what is broken stays broken.
    broken_at: datetime | None = None
    #: The highest point of the target, in percent, that somebody was told of.
    warned: int = 0
    #: Every pause and every recalculation, with what stood before it.
    log: tuple[dict[str, Any], ...] = ()

    @property
    def key(self) -> tuple[str, int]:
        return self.measure, self.round

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    @property
    def length(self) -> timedelta:
        return timedelta(minutes=self.minutes)


def begun(measure: str, number: int, target: Target, *, at: datetime, about: int | None) -> Clock:
    clock = Clock(
        measure=measure,
        round=number,
        began_at=at,
        minutes=target.minutes,
        rule=target.rule,
        calendar=target.worked.version_id,
        hours=target.worked.hours,
        about=about,
    )
    return _run(clock, at=at)


def spent(clock: Clock, *, at: datetime) -> timedelta:
    """How much of its time is gone at `at`."""
    if clock.since is None or at <= clock.since:
        return clock.elapsed
    return clock.elapsed + clock.hours.between(clock.since, at)


def paused(clock: Clock, *, at: datetime, why: str) -> Clock:
    if clock.state != RUNNING:
        return clock
    clock = _noticed(clock, at=at)
    due = clock.due_at.isoformat() if clock.due_at else None
    said = {"at": at.isoformat(), "what": "paused", "why": why, "due_at": due}
    return replace(
        clock,
        state=PAUSED,
        elapsed=spent(clock, at=at),
        since=None,
        due_at=clock.broken_at,
        log=(*clock.log, said),
    )


def resumed(clock: Clock, *, at: datetime) -> Clock:
    if clock.state != PAUSED:
        return clock
    said = {"at": at.isoformat(), "what": "resumed"}
    return _run(replace(clock, log=(*clock.log, said)), at=at)


def ended(clock: Clock, *, at: datetime) -> Clock:
    """Kept, or not: that depends on nothing but when."""
    if clock.is_over:
        return clock
    clock = _noticed(clock, at=at)
    return replace(
        clock,
        state=BROKEN if clock.broken_at else MET,
        elapsed=spent(clock, at=at),
        since=None,
        ended_at=at,
    )


def dropped(clock: Clock, *, at: datetime) -> Clock:
    """Over without a result: it is promised elsewhere, or not any more."""
    if clock.is_over:
        return clock
    clock = _noticed(clock, at=at)
    return replace(clock, state=DROPPED, elapsed=spent(clock, at=at), since=None, ended_at=at)


def reopened(clock: Clock, *, at: datetime) -> Clock:
    """It runs on with what was left of it; what it was is in its log."""
    if not clock.is_over:
        return clock
    said = {"at": at.isoformat(), "what": "reopened", "was": clock.state}
    return _run(replace(clock, ended_at=None, log=(*clock.log, said)), at=at)


def recomputed(clock: Clock, target: Target, *, at: datetime, why: str) -> Clock:
    """By another target or calendar: the time that was worked is kept, and so is what was before.

    One that has run out stays so.
    """
    if clock.is_over:
        return clock
    clock = _noticed(clock, at=at)
    now = (target.minutes, target.worked.version_id)
    if clock.broken_at or now == (clock.minutes, clock.calendar):
        return clock
    said = {
        "at": at.isoformat(),
        "what": "recomputed",
        "why": why,
        "minutes": clock.minutes,
        "rule": clock.rule,
        "calendar": clock.calendar,
        "due_at": clock.due_at.isoformat() if clock.due_at else None,
    }
    changed = replace(
        clock,
        minutes=target.minutes,
        rule=target.rule,
        calendar=target.worked.version_id,
        hours=target.worked.hours,
        elapsed=spent(clock, at=at),
        since=None,
        due_at=None,
        warned=0,
        log=(*clock.log, said),
    )
    return _run(changed, at=at) if clock.state == RUNNING else changed


def broken(clock: Clock, *, at: datetime) -> Clock:
    """It ran out at `at`."""
    return clock if clock.broken_at else replace(clock, broken_at=at, due_at=clock.due_at or at)


def _run(clock: Clock, *, at: datetime) -> Clock:
    left = max(clock.length - clock.elapsed, NOTHING)
    due = clock.broken_at or clock.hours.add(at, left)
    return replace(clock, state=RUNNING, since=at, due_at=due)


def _noticed(clock: Clock, *, at: datetime) -> Clock:
    """What ran out before `at` is broken, whether or not anybody was told yet."""
    if clock.state == RUNNING and clock.due_at is not None and clock.due_at < at:
        return broken(clock, at=clock.due_at)
    return clock
