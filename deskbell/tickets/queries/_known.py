"""What earlier tickets say of a requester: nobody is asked twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from deskbell.kernel.actors import Actor
from deskbell.people import queries as people
from deskbell.tickets.models import IntakeFacts, Ticket
from deskbell.tickets.queries._sight import worked_by

#: What stays the same from one request to the next, more often than not.
LASTING = ("device", "location", "department", "product_model", "licence", "account_number")
#: So many of their latest tickets are read.
READ = 25


@dataclass(frozen=True, slots=True)
class Known:
    """A fact, and the ticket that says so."""

    value: str
    number: int


def known_of(actor: Actor, person_id: int, *, besides: int = 0) -> dict[str, Known]:
    """The latest that tickets of this person say of each lasting fact, as far as `actor` sees them
    as staff; the ticket with the key `besides` is not asked.
    """
    told = IntakeFacts.objects.filter(ticket__in=_theirs(actor, person_id)).exclude(pk=besides)
    rows = told.order_by("-ticket__received_at", "-pk").values_list("ticket__number", *LASTING)
    known: dict[str, Known] = {}
    for number, *values in rows[:READ]:
        for name, value in zip(LASTING, values, strict=True):
            if value and name not in known:
                known[name] = Known(value, number)
    return known


def asked_by_state(actor: Actor, person_id: int) -> dict[str, int]:
    """How many tickets of this person there are in each status, as far as `actor` sees them."""
    counted = _theirs(actor, person_id).order_by().values("status").annotate(n=Count("pk"))
    return dict(counted.values_list("status", "n"))


def asked_or_affected(actor: Actor, person_id: int) -> QuerySet[Ticket]:
    """What they asked for or what concerns them, also by a record merged into theirs; the latest
    changed first, as far as `actor` sees it as staff.
    """
    return _theirs(actor, person_id).latest_first()  # type: ignore[attr-defined,no-any-return]


def _theirs(actor: Actor, person_id: int) -> QuerySet[Ticket]:
    records: Iterable[int] = people.records_merged_into(person_id)
    theirs = Q(requester__in=list(records)) | Q(affected__in=list(records))
    return worked_by(actor).filter(theirs)
