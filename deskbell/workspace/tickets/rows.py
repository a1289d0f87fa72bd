"""The lines of a list, drawn once for all who see them, until the ticket or the minute changes.

Whenever a ticket changes, every open page asks for its list anew, and nearly all of it is as
before. What a line shows is no secret of one reader: who may see the ticket was asked before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.safestring import SafeString

from deskbell.tickets.queries import Row
from deskbell.views.decisions import Look
from deskbell.workspace.tickets.reasons import Why
from deskbell.workspace.tickets.row_parts import UNMARKED, Marks, group_of, parts_of

#: Columns that tell how long ago something was: they are drawn anew each minute.
AGO = {"changed", "received"}


def drawn(
    rows: list[Row],
    look: Look,
    *,
    asked: str,
    is_open: int | None,
    now: datetime,
    whys: Sequence[Why | None] = (),
    marks: Mapping[int, Marks] | None = None,
) -> list[SafeString]:
    """Each row as HTML, for the list `asked` for, with the ticket of number `is_open` marked.

    Before the first row of each group stands what the group is called. `whys` say of each row why
    it stands there, in a list that does; `marks` what else there is to a ticket, by its key.
    """
    pairs = zip(rows, whys or [None] * len(rows), strict=True)
    return list(_drawn_all(pairs, look, asked, is_open, now, marks or {}))


def _drawn_all(
    rows: Iterable[tuple[Row, Why | None]],
    look: Look,
    asked: str,
    is_open: int | None,
    now: datetime,
    marks: Mapping[int, Marks],
) -> Iterator[SafeString]:
    language, zone = translation.get_language() or "", timezone.get_current_timezone_name()
    minute = int(now.timestamp()) // 60
    tells_time = bool(AGO & set(look.columns))
    group: str | None = None
    for row, why in rows:
        if look.group and (name := group_of(row, look.group)) != group:
            group = name
            yield render_to_string("workspace/tickets/_row_group.html", {"name": name})
        told_at = minute if tells_time or row.news_due_at else 0
        is_this = row.number == is_open
        more = (why, marks.get(row.pk, UNMARKED))
        yield _drawn(row, look.columns, asked, is_this, told_at, language, zone, *more)


@lru_cache(maxsize=4096)
def _drawn(
    row: Row,
    columns: tuple[str, ...],
    asked: str,
    is_open: bool,
    minute: int,
    language: str,
    zone: str,
    why: Why | None,
    marks: Marks,
) -> SafeString:
    address = f"{reverse('workspace:ticket', args=[row.number])}?{asked}"
    now = datetime.fromtimestamp(minute * 60, tz=UTC)
    context = {
        "row": row,
        "parts": parts_of(row, columns, marks),
        "is_unread": marks.is_unread,
        "shows": columns,
        "address": address,
        "is_open": is_open,
        "now": now,
        "why": why,
    }
    return render_to_string("workspace/tickets/_row.html", context)
