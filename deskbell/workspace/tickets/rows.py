"""The lines of a list, drawn once for all who see them, until the ticket or the minute changes.

Whenever a ticket changes, every open page asks for its list anew, and nearly all of it is as
before. What a line shows is no secret of one reader: who may see the ticket was asked before.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.safestring import SafeString

from deskbell.tickets.queries import Row
from deskbell.workspace.tickets.reasons import Why


def drawn(
    rows: list[Row],
    *,
    asked: str,
    is_open: int | None,
    now: datetime,
    whys: Sequence[Why | None] = (),
) -> list[SafeString]:
    """Each row as HTML, for the list `asked` for, with the ticket of number `is_open` marked.

    `whys` say of each row why it stands there, in a list that does.
    """
    language, zone = translation.get_language() or "", timezone.get_current_timezone_name()
    minute = int(now.timestamp()) // 60
    return [
        _drawn(
            row, asked, row.number == is_open, minute if row.news_due_at else 0, language, zone, why
        )
        for row, why in zip(rows, whys or [None] * len(rows), strict=True)
    ]


@lru_cache(maxsize=4096)
def _drawn(
    row: Row,
    asked: str,
    is_open: bool,
    minute: int,
    language: str,
    zone: str,
    why: Why | None,
) -> SafeString:
    address = f"{reverse('workspace:ticket', args=[row.number])}?{asked}"
    now = datetime.fromtimestamp(minute * 60, tz=UTC)
    context = {"row": row, "address": address, "is_open": is_open, "now": now, "why": why}
    return render_to_string("workspace/tickets/_row.html", context)
