"""Points of contact in words, and why one was not told in time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from deskbell.channels import queries as channels
from deskbell.contact.decisions import Point, share_of

POINTS: Mapping[str, Promise] = {
    "received": _("It arrived"),
    "asked": _("Questions"),
    "waits": _("It waits for somebody outside"),
    "handed_over": _("Another desk has it"),
    "reopened": _("It was taken up again"),
    "resolved": _("It was resolved"),
    "lapsed": _("It was closed without an answer"),
    "news": _("News as promised"),
}
STATES: Mapping[str, Promise] = {
    "in_time": _("in time"),
    "late": _("late"),
    "missing": _("not told"),
    "excused": _("need not be told"),
    "running": _("not due yet"),
}
ICONS = {
    "in_time": "check",
    "late": "clock",
    "missing": "x",
    "excused": "minus",
    "running": "hourglass",
}
WHY: Mapping[str, Promise] = {
    "nobody_told": _("nobody told them"),
    "bounced": _("the mail came back"),
    "failed": _("the mail could not be sent"),
    "uncertain": _("nobody knows whether the mail left"),
    "no_address": _("there is no mail address"),
    "own_address": _("it is an address of ours"),
    "automatic": _("a machine wrote"),
    "robot": _("a machine wrote"),
    "spoofed": _("the sender may be forged"),
    "acknowledged_before": _("they were told a moment before"),
    "nothing_happened": _("it was taken back before it was told"),
}


@dataclass(frozen=True)
class Row:
    """A point as a page shows it."""

    what: str
    state: str
    why: str
    icon: str
    point: Point


@dataclass(frozen=True)
class Told:
    """All points of a ticket, and how many of those that count were told in time."""

    rows: list[Row]
    kept: int
    required: int


def told_on(ticket: Any) -> Told:
    """What the requester of a ticket was told in time. The ticket is seen as staff."""
    points = channels.points_on([ticket.pk], at=timezone.now())[ticket.pk]
    rows = [
        Row(point_words(one), str(STATES[one.state]), why_words(one), ICONS[one.state], one)
        for one in points
    ]
    return Told(rows, *share_of(points))


def point_words(point: Point) -> str:
    return str(POINTS[point.code])


def why_words(point: Point) -> str:
    return str(WHY.get(point.why, "")) if point.why else ""
