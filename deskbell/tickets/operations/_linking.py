"""Linking: tickets hang together, in one of a few ways."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.inserting import insert
from deskbell.kernel.permission import require
from deskbell.tickets import decisions, policies, queries
from deskbell.tickets.events import TicketLinked, TicketUnlinked
from deskbell.tickets.models import Link, Ticket
from deskbell.tickets.operations._grip import Refused, hold_all, lock, save
from deskbell.tickets.operations._prioritising import count_anew
from deskbell.tickets.queries import place_of


@transaction.atomic
def link(ticket: Ticket, other: Ticket, role: str, *, by: Actor, at: datetime) -> Link:
    """Let `ticket` be linked to `other`: `role` is what `other` is to it (`decisions.ROLES`).

    Whoever links works on the one and sees the other. Raises `NotPermitted`, `Refused`.
    """
    kind, is_beginning = decisions.ROLES[role]
    held = _held(ticket, other, by=by)
    one, two = (ticket, other) if is_beginning else (other, ticket)
    near = queries.links_reaching((one.pk, two.pk), kind)
    if why := decisions.why_not_linked(near, one.pk, two.pk, kind):
        raise Refused(why)
    return tie(held[one.pk], held[two.pk], kind, by=by, at=at)


@transaction.atomic
def unlink(link: Link, *, by: Actor, at: datetime) -> None:
    """Take a link away. Raises `NotPermitted`."""
    hold_all([link.ticket_id, link.other_id])
    row = Link.objects.select_for_update().get(pk=link.pk)
    ends = [lock(pk) for pk in (row.ticket_id, row.other_id)]
    require(any(policies.may_work_on(by, one) for one in ends))
    if row.removed_at is None:
        _untie(row, *ends, by=by, at=at)


def tie(ticket: Ticket, other: Ticket, kind: str, *, by: Actor, at: datetime) -> Link:
    """Link two tickets that are held, where nothing speaks against it."""
    row = insert(Link(ticket=ticket, other=other, kind=kind, by=by.ref, at=at))
    _tell(TicketLinked, row, ticket, other, by=by, at=at)
    _count_if_part(row, other, by=by, at=at)
    return row


def untie_all(
    tickets: Iterable[int], other: Ticket, *, since: datetime, by: Actor, at: datetime
) -> None:
    """Take away the links to `other` that were made together at the moment `since`."""
    for row in Link.objects.filter(ticket__in=tickets, other=other, at=since, removed_at=None):
        _untie(row, lock(row.ticket_id), other, by=by, at=at)


def _untie(row: Link, ticket: Ticket, other: Ticket, *, by: Actor, at: datetime) -> None:
    row.removed_at = at
    row.save(update_fields=["removed_at"])
    _tell(TicketUnlinked, row, ticket, other, by=by, at=at)
    _count_if_part(row, other, by=by, at=at)


def _count_if_part(row: Link, whole: Ticket, *, by: Actor, at: datetime) -> None:
    """The more tickets are part of another, the more people it affects."""
    if row.kind == Link.Kind.PART_OF:
        count_anew(whole, by=by, at=at)


def _held(ticket: Ticket, other: Ticket, *, by: Actor) -> dict[int, Ticket]:
    held = {pk: lock(pk) for pk in sorted({ticket.pk, other.pk})}
    require(policies.may_work_on(by, held[ticket.pk]))
    require(policies.may_see_as_staff(by, **place_of(held[other.pk])))
    return held


def _tell(
    happened: type[TicketLinked] | type[TicketUnlinked],
    row: Link,
    ticket: Ticket,
    other: Ticket,
    *,
    by: Actor,
    at: datetime,
) -> None:
    roles = (row.kind, decisions.OTHER_END[row.kind])
    for one, two, role in ((ticket, other, roles[0]), (other, ticket, roles[1])):
        save(one, at=at)
        record(
            happened(ticket_id=one.pk, other_id=two.pk, link_id=row.pk, role=role, by=by.ref, at=at)
        )
