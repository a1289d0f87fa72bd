"""A notice as one line: what happened, on which ticket."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: kind → its icon, and what it says; `%s` is the requester.
SAID: dict[str, tuple[str, Promise]] = {
    "arrived": ("inbox", _("New from %s")),
    "passed_on": ("corner-up-right", _("Given to your team")),
    "given": ("user-plus", _("Given to you")),
    "answered": ("message-square", _("Somebody wrote")),
    "reopened": ("rotate-ccw", _("Taken up again")),
    "missed": ("mail-x", _("Your answer reached nobody")),
    "stopped": ("clock", _("Your answer was stopped before it left")),
    "rated": ("star", _("%s says how it was")),
    "unattended": ("hourglass", _("Nobody has taken it for hours")),
    "overdue": ("alarm-clock", _("%s should have heard news by now")),
    "stale": ("history", _("Nothing has happened for a week")),
}


@dataclass(frozen=True)
class Line:
    """What a row of the page shows."""

    key: str
    icon: str
    words: str
    number: int
    subject: str
    at: datetime
    is_new: bool


def lines_of(notices: Iterable[Any], *, seen: int) -> list[Line]:
    """The notices as lines; those after `seen` are new."""
    return [_line(notice, is_new=notice.pk > seen) for notice in notices]


def _line(notice: Any, *, is_new: bool) -> Line:
    icon, said = SAID[notice.kind]
    words = str(said)
    ticket = notice.ticket
    return Line(
        key=str(notice.pk),
        icon=icon,
        words=words % ticket.requester if "%s" in words else words,
        number=ticket.number,
        subject=ticket.subject,
        at=notice.at,
        is_new=is_new,
    )
