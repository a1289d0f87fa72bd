"""Which points of contact a ticket's course required, which were told in time, and why not others.

Facts in, points out. A point is a moment at which a requester would wonder if nobody said anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

#: What is written by itself at such a moment has so long: mail is held for seconds, not for more.
GRACE = timedelta(minutes=15)

IN_TIME, LATE, MISSING, EXCUSED, RUNNING = "in_time", "late", "missing", "excused", "running"

#: What happened → what the requester is to be told then.
WANTED: Mapping[str, str] = {
    "received": "confirmation",
    "asked": "questions",
    "waits": "waiting",
    "handed_over": "handed_over",
    "reopened": "reopened",
    "resolved": "final",
    "lapsed": "closed",
}
#: Why a mail that was not written was rightly not.
RIGHTLY = (
    *("automatic", "robot", "own_address", "spoofed", "acknowledged_before", "nothing_happened"),
)
FAILED = ("bounced", "failed", "uncertain")


@dataclass(frozen=True)
class Happening:
    """One thing that happened: a kind of `WANTED`, `spoke` (an answer, a call), `told` (a mail of
    this `purpose`), `silent` (it was not written, and `why`), or `promised` news by `due_at`.
    """

    kind: str
    at: datetime
    purpose: str = ""
    why: str = ""
    due_at: datetime | None = None


@dataclass(frozen=True)
class Point:
    """One point that was required at a moment, and what became of it; `why` where it was not."""

    code: str
    at: datetime
    state: str
    told_at: datetime | None = None
    why: str = ""

    @property
    def counts(self) -> bool:
        """Whether it counts in a share: what was rightly not said or is not due does not."""
        return self.state not in (EXCUSED, RUNNING)


def points_of(course: Iterable[Happening], *, at: datetime) -> list[Point]:
    """Every point that the course of a ticket required until `at`, in order."""
    happened = sorted(course, key=lambda one: one.at)
    points = [
        _told(one, happened[place:], at=at)
        for place, one in enumerate(happened)
        if one.kind in WANTED
    ]
    return sorted([*points, *_news(happened, at=at)], key=lambda one: (one.at, one.code))


def share_of(points: Iterable[Point]) -> tuple[int, int]:
    """How many of those that count were told in time, and how many count."""
    counted = [one for one in points if one.counts]
    return sum(one.state == IN_TIME for one in counted), len(counted)


def is_complete(points: Iterable[Point]) -> bool:
    """Whether every point was told in time."""
    kept, required = share_of(points)
    return kept == required


def _told(required: Happening, after: Sequence[Happening], *, at: datetime) -> Point:
    purpose, code = WANTED[required.kind], required.kind
    for one in after:
        if one.kind == "told" and one.purpose == purpose:
            if one.why in FAILED:
                return Point(code, required.at, MISSING, why=one.why)
            state = IN_TIME if one.at - required.at <= GRACE else LATE
            return Point(code, required.at, state, one.at)
        if one.kind == "silent" and one.purpose == purpose:
            state = EXCUSED if one.why in RIGHTLY else MISSING
            return Point(code, required.at, state, why=one.why)
        if one.kind == "spoke" and one.at - required.at <= GRACE:
            return Point(code, required.at, IN_TIME, one.at)
    if at - required.at <= GRACE:
        return Point(code, required.at, RUNNING)
    return Point(code, required.at, MISSING, why="nobody_told")


def _news(happened: Sequence[Happening], *, at: datetime) -> list[Point]:
    """News that were promised: given, or replaced by another promise, before their time."""
    points: list[Point] = []
    due: datetime | None = None
    for one in [*happened, Happening("end", at)]:
        if due is not None and one.at > due:
            points.append(Point("news", due, MISSING, why="nobody_told"))
            due = None
        if one.kind in ("spoke", "told") and one.purpose != "confirmation":
            if due is not None:
                points.append(Point("news", due, IN_TIME, one.at))
            elif points and points[-1].code == "news" and points[-1].state == MISSING:
                points[-1] = Point("news", points[-1].at, LATE, one.at)
            due = None
        elif one.kind == "promised":
            due = one.due_at
    if due is not None:
        points.append(Point("news", due, RUNNING))
    return points
