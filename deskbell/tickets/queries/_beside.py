"""What stands beside a ticket: what else its requester had, and what is open where they work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from deskbell.kernel.actors import Actor
from deskbell.kernel.questions import Among, question
from deskbell.people import queries as people
from deskbell.tickets.models import Ticket
from deskbell.tickets.queries._sight import worked_by


@dataclass(frozen=True, slots=True)
class Beside:
    """Another ticket, as it is named beside one."""

    number: int
    subject: str
    status: str
    changed_at: datetime
    #: Whose it is, where that is not who asked here.
    requester: str = ""


def earlier_of(actor: Actor, ticket: Ticket, *, most: int) -> list[Beside]:
    """The latest others that the requester asked for, also by a record merged into theirs, or that
    concern them; as far as `actor` sees them as staff.
    """
    who = ticket.requester.merged_into_id or ticket.requester_id
    records = people.records_merged_into(who)
    return [Beside(*row) for row in _earlier(ticket.pk, records, actor=actor.rights, most=most)]


def open_where_they_work(actor: Actor, ticket: Ticket, *, most: int) -> list[Beside]:
    """The latest unfinished ones of the requester's colleagues, as far as `actor` sees them."""
    organisation_id = ticket.requester.organisation_id
    if organisation_id is None:
        return []
    found = _at(organisation_id, ticket.requester_id, actor=actor.rights, most=most)
    return [Beside(*row) for row in found]


@question
def _earlier(
    ticket_id: int, records: Iterable[int], *, actor: Actor, most: int
) -> QuerySet[Ticket, tuple[Any, ...]]:
    # As a list: for a part of the question PostgreSQL would walk through all tickets.
    theirs = Q(Among(F("requester"), records)) | Q(Among(F("affected"), records))
    others = worked_by(actor).filter(theirs).exclude(pk=ticket_id)
    latest = others.order_by("-changed_at", "-pk")
    return latest.values_list("number", "subject", "status", "changed_at")[:most]


@question
def _at(
    organisation_id: int, requester_id: int, *, actor: Actor, most: int
) -> QuerySet[Ticket, tuple[Any, ...]]:
    unfinished = worked_by(actor).unfinished()  # type: ignore[attr-defined]
    theirs = unfinished.filter(requester__organisation=organisation_id)
    latest = theirs.exclude(requester=requester_id).order_by("-changed_at", "-pk")
    columns = ("number", "subject", "status", "changed_at", "requester__name")
    return latest.values_list(*columns)[:most]  # type: ignore[no-any-return]
