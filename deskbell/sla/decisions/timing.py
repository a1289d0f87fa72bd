"""When somebody has to be told of a clock: at points of its target, and when it runs out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from deskbell.sla.decisions.clocks import RUNNING, Clock
from deskbell.sla.decisions.stepping import Course, Mark


def moment_of(clock: Clock, point: int) -> datetime:
    """When a running clock reaches so many percent of its target."""
    assert clock.since is not None
    left = clock.length * point / 100 - clock.elapsed
    return clock.hours.add(clock.since, max(left, timedelta(0)))


def next_of(clock: Clock, points: tuple[int, ...]) -> datetime | None:
    """When there is something to tell of it next."""
    if clock.state != RUNNING or clock.broken_at is not None:
        return None
    coming = next((point for point in points if point > clock.warned), None)
    return clock.due_at if coming is None else moment_of(clock, coming)


def next_in(course: Course) -> datetime | None:
    """When there is something to tell of a ticket's clocks next."""
    moments = (next_of(clock, course.terms.points) for clock in course.clocks)
    return min((moment for moment in moments if moment is not None), default=None)


def marks_at(course: Course, *, at: datetime) -> Iterator[Mark]:
    """What has to be told at `at`. Of several points that are passed at once, the highest."""
    for clock in course.clocks:
        if clock.state != RUNNING or clock.broken_at is not None:
            continue
        if clock.due_at is not None and clock.due_at < at:
            yield Mark(*clock.key, broken_at=clock.due_at)
            continue
        ahead = [one for one in course.terms.points if one > clock.warned]
        passed = [point for point in ahead if moment_of(clock, point) < at]
        if passed:
            yield Mark(*clock.key, point=passed[-1])


def due_in(course: Course) -> datetime | None:
    """When the next promise is due, or when the first that is broken was."""
    return min((one.due_at for one in course.running() if one.due_at is not None), default=None)
