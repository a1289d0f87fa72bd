"""Describing: facts become known, and the priority is computed anew from them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require
from deskbell.kernel.updating import update
from deskbell.tickets import decisions, policies
from deskbell.tickets.events import TicketDescribed
from deskbell.tickets.models import IntakeFacts, Ticket
from deskbell.tickets.operations._filling import NOTHING, checked, fill, told_of
from deskbell.tickets.operations._grip import grip, refuse_unless, save
from deskbell.tickets.operations._prioritising import (
    found_at_intake,
    held_matrix,
    noted,
    plain,
    prioritise,
    refuse_without_basis,
    whom_it_concerns,
)
from deskbell.tickets.operations._receiving import columns, fitting
from deskbell.tickets.operations._seeing import Seen, refuse_if_changed

if TYPE_CHECKING:
    from deskbell.people.models import Person

SAID = (
    "device",
    "basis",
    "workaround_words",
    "impact_words",
    "location",
    "department",
    "product_model",
    "licence",
    "account_number",
)


@transaction.atomic
def describe(
    ticket: Ticket,
    *,
    by: Actor,
    at: datetime,
    facts: Mapping[str, Any] | None = None,
    said: Mapping[str, str] | None = None,
    subject: str | None = None,
    kind: str | None = None,
    affected: Person | None = None,
    confidential_class: str | None = None,
    is_informal: bool | None = None,
    custom: Mapping[str, Any] | None = None,
    seen: Seen | None = None,
) -> Ticket:
    """Note what has become known; what is not given stays. The priority follows from the facts.

    `custom` are fields of the desk, None where one is emptied. `seen` is what `by` saw in the
    fields they give. Raises `NotPermitted`, `Refused`, `ChangedMeanwhile`, `Unfit`, `NoBasis`.
    """
    ticket = grip(ticket, by=by)
    refuse_unless(ticket, "describe")
    known = IntakeFacts.objects.get(ticket=ticket)
    given = {
        "subject": fitting(subject) if subject else None,
        "kind": kind or None,
        "affected_id": affected.pk if affected else None,
        "confidential_class": confidential_class,
        "is_informal": is_informal,
    }
    wanted = {name: value for name, value in given.items() if value is not None}
    given_facts = columns(facts or {}, said or {})
    filled = checked(ticket, custom, at=at) if custom else NOTHING
    given_fields = {f"{decisions.FIELD}{key}": value for key, value in filled.values.items()}
    refuse_if_changed(ticket, seen, facts=known, **wanted, **given_facts, **given_fields)
    if confidential_class is not None:
        require(policies.may_make_confidential(by, ticket, confidential_class))
    for name, value in wanted.items():
        setattr(ticket, name, value)
    for name, value in given_facts.items():
        setattr(known, name, value)
    matrix = held_matrix(ticket, at=at)
    if "affected_id" in wanted or matrix.version_id != ticket.priority_version:
        known.found = found_at_intake(
            matrix,
            desk=ticket.desk,
            person=whom_it_concerns(ticket),
            received_at=ticket.received_at,
        )
    update(known)
    fill(ticket, known, filled, at=at)
    facts = noted(known)
    said = {name: getattr(known, name) for name in SAID}
    if given_facts.keys() & {"moments", "basis"}:
        refuse_without_basis(matrix, facts, said)
    under = prioritise(ticket, facts, matrix, at=at)
    ticket.missing = list(decisions.missing_facts({**facts, **said}))
    save(ticket, at=at)
    record(
        TicketDescribed(
            ticket_id=ticket.pk,
            kind=ticket.kind,
            affected_id=ticket.affected_id,
            confidential_class=ticket.confidential_class,
            is_informal=ticket.is_informal,
            facts=plain(facts),
            missing=tuple(ticket.missing),
            priority=ticket.priority,
            priority_reasons=tuple(ticket.priority_reasons),
            news_due_at=ticket.news_due_at,
            said=said,
            subject=ticket.subject,
            **told_of(ticket.custom),
            under=(*under, *filled.versions),
            by=by.ref,
            at=at,
        )
    )
    return ticket
