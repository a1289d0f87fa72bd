"""Counting as far as anybody wants to know: 99 tickets are counted, more are many."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import EmptyResultSet
from django.db import connection

from deskbell.conditions.decisions import Standpoint, Tree
from deskbell.kernel.actors import Actor
from deskbell.tickets.queries._fields import matching
from deskbell.tickets.queries._sight import worked_by


def counted_up(
    actor: Actor, conditions: Mapping[str, Tree], seen: Standpoint, *, most: int
) -> dict[str, int]:
    """By name, how many `actor` works on that fulfil a condition; `most` + 1 stands for more."""
    counts = dict.fromkeys(conditions, 0)
    parts, values = [], []
    for name, condition in conditions.items():
        found = matching(worked_by(actor), condition, seen).order_by().values("pk")[: most + 1]
        try:
            statement, params = found.query.sql_with_params()
        except EmptyResultSet:
            continue
        parts.append(f"SELECT %s AS name, count(*) FROM ({statement}) AS found")  # noqa: S608
        values += [name, *params]
    if parts:
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(parts), values)
            counts |= dict(cursor.fetchall())
    return counts
