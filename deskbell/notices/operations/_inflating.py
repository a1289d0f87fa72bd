"""Inflation: leads hear once that too much of what comes in is at the top."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from deskbell.kernel.actors import SYSTEM
from deskbell.notices.models import Notice
from deskbell.notices.operations._telling import announce
from deskbell.people import queries as people
from deskbell.priority import queries as priorities
from deskbell.priority.decisions import inflation_rule, is_inflated
from deskbell.tickets import queries as tickets

KIND = "inflated"
LEADING = ("lead", "manager")


@transaction.atomic
def watch_priorities(*, at: datetime) -> int:
    """Tell the leads of each desk at which too much is critical, once in the days that are looked
    at. Returns how many notices that made.
    """
    made = [notice for desk_id in people.every_desk() for notice in _of(desk_id, at)]
    return len(announce(made, at=at).notices) if made else 0


def _of(desk_id: int, at: datetime) -> list[Notice]:
    rule = inflation_rule(priorities.matrix_in_force(at=at, desk_id=desk_id).content)
    since = at - timedelta(days=rule["days"])
    if not is_inflated(tickets.share_of_top(desk_id, since=since), rule):
        return []
    if Notice.objects.filter(kind=KIND, ticket__desk=desk_id, at__gt=since).exists():
        return []
    latest = tickets.latest_at_the_top(desk_id)
    return [
        Notice(kind=KIND, ticket=latest, person_id=pk, by=SYSTEM.ref, at=at)
        for pk in _leads_of(desk_id)
    ]


def _leads_of(desk_id: int) -> list[int]:
    """Those who lead or manage the desk and are there."""
    held = people.roles_at(desk_id)
    return sorted({one.person_id for one in held if one.name in LEADING and one.person.is_active})
