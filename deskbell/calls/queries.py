"""Questions about lines and calls."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from deskbell.calls.models import Call, Line
from deskbell.kernel.actors import Actor
from deskbell.people import policies
from deskbell.people import queries as people
from deskbell.tickets import queries as tickets

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket

#: A call that nobody logged for so long is forgotten.
LATELY = timedelta(minutes=30)


def lines_for(actor: Actor) -> QuerySet[Line]:
    """The lines of the desks that `actor` looks after, the open ones first."""
    lines = Line.objects.filter(desk__in=people.desks_looked_after(actor)).select_related("desk")
    return lines.order_by("closed_at", "name", "pk")


def line_known_by(token: str) -> Line | None:
    """The open line with this token."""
    return Line.objects.filter(token_hash=hash_of(token), closed_at=None).first()


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def calls_lately(actor: Actor, *, at: datetime, most: int = 5) -> list[Call]:
    """Calls at the desks where `actor` works that became no ticket yet, the latest first."""
    fresh = _calls_for(actor).filter(ticket=None, began_at__gt=at - LATELY)
    return list(fresh.order_by("-began_at", "-pk")[:most])


def call_for(actor: Actor, pk: int) -> Call:
    """Raises `Call.DoesNotExist`."""
    return _calls_for(actor).get(pk=pk)


def calls_of(actor: Actor, ticket: Ticket) -> list[Call]:
    """The calls that became this ticket, for whoever sees it as staff."""
    if not tickets.sees_as_staff(actor, ticket):
        return []
    return list(Call.objects.filter(ticket=ticket.pk).order_by("began_at", "pk"))


def _calls_for(actor: Actor) -> QuerySet[Call]:
    desks = [one.pk for one in people.desks_for(actor) if policies.is_staff(actor, one.pk)]
    return Call.objects.filter(line__desk__in=desks).select_related("line")
