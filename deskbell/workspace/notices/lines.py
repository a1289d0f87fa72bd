"""A notice as one line: what happened, on which ticket."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from deskbell.notices import decisions, queries


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
    ticket = notice.ticket
    return Line(
        key=str(notice.pk),
        icon=decisions.KINDS[notice.kind].icon,
        words=queries.said(notice),
        number=ticket.number,
        subject=ticket.subject,
        at=notice.at,
        is_new=is_new,
    )
