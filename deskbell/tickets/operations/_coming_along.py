"""Coming along: what hangs on a ticket goes where the ticket goes on, and comes back with it.

Its rows have a `ticket`, and in `came_by` the merges that carried them there, in order.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from django.db.models import Model, QuerySet

from deskbell.tickets.decisions import way_before

M = TypeVar("M", bound=Model)


def come_along(rows: QuerySet[M], *, to: int, merge: int) -> list[M]:
    """Put `rows` onto the ticket `to`, by this merge. The caller has locked both tickets."""
    coming = list(rows.order_by("pk"))
    for row in coming:
        _put(row, to, [*row.came_by, merge])  # type: ignore[attr-defined]
    return coming


def go_back(rows: QuerySet[M], *, to: int, merge: int) -> list[M]:
    """Put those of `rows` that came by this merge back onto `to`, wherever it carried them."""
    going = list(rows.filter(came_by__contains=[merge]).order_by("pk"))
    for row in going:
        _put(row, to, way_before(row.came_by, merge))  # type: ignore[attr-defined]
    return going


def _put(row: Model, ticket_id: int, came_by: Sequence[int]) -> None:
    same = type(row)._default_manager.filter(pk=row.pk)
    same.update(ticket=ticket_id, came_by=list(came_by))
    row.ticket_id, row.came_by = ticket_id, list(came_by)  # type: ignore[attr-defined]
