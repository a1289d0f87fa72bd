"""My work: the list that is in order of what should be done next, and says why."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from deskbell.tickets import queries
from deskbell.tickets.queries import Next
from deskbell.ui.numbers import whole
from deskbell.views.decisions import Look
from deskbell.workspace.actors import DeskRequest
from deskbell.workspace.tickets import reasons, rows
from deskbell.workspace.tickets.filters import Filter, standpoint

KEY = "my-work"
#: So many to a page.
PAGE = 50


def pane(
    request: DeskRequest, narrowed: Filter, *, asked: str, is_open: int | None
) -> dict[str, Any]:
    """What the list shows of it: a page of rows with reasons, and where the next one begins.

    `?after=` names the ticket the page before ended with; where it left the work since, the first
    page comes again.
    """
    at = timezone.now()
    work = _work(request, narrowed, at)
    start = _start(work.tickets, request.GET.get("after", ""))
    # With the one after the page, so that its last row can say what it precedes.
    whys = reasons.whys_of(work.tickets[start : start + PAGE + 1], at=at)[:PAGE]
    page = work.tickets[start : start + PAGE]
    more = start + PAGE < len(work.tickets)
    return {
        "rows": rows.drawn(
            [one.row for one in page], Look(), asked=asked, is_open=is_open, now=at, whys=whys
        ),
        "older": str(page[-1].row.number) if more else "",
        "is_work": True,
        "is_cut": not (more or work.is_all),
    }


def _work(request: DeskRequest, narrowed: Filter, at: datetime) -> queries.Work:
    if narrowed.problem:
        return queries.Work([], is_all=True)
    if not narrowed.condition.parts:
        return queries.work_of(request.actor, at=at)
    seen = standpoint(request.actor, narrowed.condition)
    return queries.work_of(
        request.actor,
        at=at,
        narrowed=lambda tickets: queries.matching(tickets, narrowed.condition, seen),
    )


def _start(work: list[Next], after: str) -> int:
    number = whole(after)
    numbers = [one.row.number for one in work]
    return numbers.index(number) + 1 if number in numbers else 0
