"""When a plan comes: moments, found by the clock on the wall of its zone.

An hour that a clock leaves out in spring is taken an hour later, as the wall then shows; one that
comes twice in autumn counts the first time only.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from zoneinfo import ZoneInfo

from deskbell.schedules.decisions.rhythms import Rhythm

#: So many missed times are made up for at most, the latest of them.
MOST_MISSED = 31


def moments(rhythm: Rhythm, zone: str, *, after: datetime) -> Iterator[datetime]:
    """The moments at which it comes after `after`, in order, in UTC."""
    clock = ZoneInfo(zone)
    # A day before, since a moment that a clock leaves out comes later than it is written.
    wall = after.astimezone(clock).replace(tzinfo=None, fold=0)
    start = wall.replace(hour=0, minute=0, second=0, microsecond=0)
    last = after
    for written in rhythm.rule().xafter(start, inc=True):
        moment = written.replace(tzinfo=clock, fold=0).astimezone(UTC)
        if moment > last:
            last = moment
            yield moment


def following(rhythm: Rhythm, zone: str, *, after: datetime, most: int) -> list[datetime]:
    """The next `most` of them; fewer where it ends."""
    return list(islice(moments(rhythm, zone, after=after), most))


def due(
    rhythm: Rhythm, zone: str, *, next_at: datetime, at: datetime, missed: str
) -> tuple[list[datetime], list[datetime], datetime | None]:
    """At `at`, with `next_at` reached: the moments to make tickets for, those to leave out, and
    when it comes next. `missed` says what becomes of all but the latest: see `Plan.Missed`.

    The latest counts as missed too where its hour is over.
    """
    reached = [next_at]
    coming: datetime | None = None
    for moment in moments(rhythm, zone, after=next_at):
        if moment > at:
            coming = moment
            break
        reached.append(moment)
    if missed == "all":
        made = reached[-MOST_MISSED:]
    elif missed == "latest" or (at - reached[-1]).total_seconds() < 3600:
        made = reached[-1:]
    else:
        made = []
    return made, reached[: len(reached) - len(made)], coming
