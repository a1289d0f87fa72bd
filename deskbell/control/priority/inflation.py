"""How many of what came in lately is at the top, desk by desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from deskbell.priority import queries
from deskbell.priority.decisions import Share, inflation_rule, is_inflated
from deskbell.tickets import queries as tickets


@dataclass(frozen=True)
class DeskShare:
    """What a desk received in some days, and whether too much of it is at the top."""

    desk: Any
    share: Share
    days: int
    percent: int
    is_inflated: bool


def shares_of(desks: Iterable[Any], *, at: datetime) -> list[DeskShare]:
    """By the rule of the matrix that holds for each; those that received nothing are left out."""
    found = []
    for desk in desks:
        rule = inflation_rule(queries.matrix_in_force(at=at, desk_id=desk.pk).content)
        share = tickets.share_of_top(desk.pk, since=at - timedelta(days=rule["days"]))
        if share.all:
            told = (rule["days"], rule["percent"], is_inflated(share, rule))
            found.append(DeskShare(desk, share, *told))
    return found
