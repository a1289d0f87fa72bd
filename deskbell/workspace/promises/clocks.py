"""The clocks of one ticket, as they stand beside it and along a line of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from deskbell.promises import policies, queries
from deskbell.sla.decisions import CAUSES, MEASURES, PAUSES

STATES: dict[str, Promise] = {
    "running": _("running"),
    "paused": _("paused"),
    "met": _("kept"),
    "broken": _("broken"),
    "dropped": _("goes on elsewhere"),
}
SHAPES = {"running": "act", "paused": "soon", "met": "good", "broken": "broken"}
#: The height of one clock in the picture.
ROW = 4


@dataclass(frozen=True)
class Piece:
    """A part of a clock's time on the line, in percent of the whole; standing still or not."""

    left: str
    width: str
    is_still: bool


@dataclass(frozen=True)
class Line:
    """One clock, ready to be read."""

    clock: Any
    title: Promise
    state: str
    words: Promise
    shape: str
    spent: timedelta
    length: timedelta
    cause: Promise | None
    pauses: list[tuple[str, Promise | str]]
    pieces: list[Piece]
    #: Where it stands in the picture.
    row: int = 0

    @property
    def is_due(self) -> bool:
        return self.state == "running" and self.clock.due_at is not None

    @property
    def is_unexplained(self) -> bool:
        return self.clock.broken_at is not None and not self.clock.cause_code


def shown_on(ticket: Any, actor: Any, *, now: datetime) -> dict[str, Any]:
    """What the page of a ticket shows of its promises: what runs, what is to be explained."""
    lines = lines_of(ticket, now=now)
    running = [one for one in lines if one.state in ("running", "paused")]
    asked = [one for one in lines if one.clock.is_owed and one.is_unexplained]
    broken = [one for one in lines if one.clock.broken_at and one not in asked + running]
    return {
        "promises": [*running, *broken],
        "unexplained": asked,
        "has_promises": bool(lines),
        "may_explain": policies.may_explain(actor, ticket),
    }


def lines_of(ticket: Any, *, now: datetime) -> list[Line]:
    """Every clock of a ticket, in the order in which they began."""
    clocks = queries.promises_of(ticket.pk)
    begins = min((one.began_at for one in clocks), default=now)
    moments = [moment for one in clocks for moment in (one.ended_at, one.due_at) if moment]
    ends = max([*moments, now])
    ends = max(ends, begins + timedelta(minutes=1))
    return [_line(one, begins, ends, now, n * ROW) for n, one in enumerate(clocks)]


def _line(clock: Any, begins: datetime, ends: datetime, now: datetime, row: int) -> Line:
    state = "broken" if clock.broken_at else clock.state
    return Line(
        clock=clock,
        title=MEASURES[clock.measure],
        state=state if clock.state != "dropped" else "dropped",
        words=STATES[state],
        shape=SHAPES.get(state, "plain"),
        spent=queries.spent_on(clock, at=now),
        length=timedelta(minutes=clock.minutes),
        cause=CAUSES.get(clock.cause_code),
        pauses=[
            (said["at"], PAUSES.get(said["why"], said["why"]))
            for said in clock.log
            if said["what"] == "paused"
        ],
        pieces=_pieces(clock, begins, ends, now),
        row=row,
    )


def _pieces(clock: Any, begins: datetime, ends: datetime, now: datetime) -> list[Piece]:
    """The time of a clock, cut where it stood still and where it went on."""
    turns = [(clock.began_at, False)]
    for said in clock.log:
        if said["what"] in ("paused", "resumed", "reopened"):
            turns.append((datetime.fromisoformat(said["at"]), said["what"] == "paused"))
    last = clock.ended_at or min(now, ends)
    whole = (ends - begins) / timedelta(minutes=1)
    pieces = []
    for (start, is_still), (stop, _next) in zip(turns, [*turns[1:], (last, False)], strict=True):
        left = (start - begins) / timedelta(minutes=1) / whole * 100
        width = max((stop - start) / timedelta(minutes=1) / whole * 100, 0.4)
        pieces.append(Piece(f"{left:.2f}", f"{width:.2f}", is_still))
    return pieces
