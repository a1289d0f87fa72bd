"""Prioritising: the level that follows from the facts, or that somebody set by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.updating import update
from deskbell.people import queries as people
from deskbell.priority import queries as priorities
from deskbell.priority.decisions import (
    asks_who,
    moments_found,
    overridden,
    priority_of,
    without_basis,
)
from deskbell.sla.decisions import news_due
from deskbell.tickets import decisions, queries
from deskbell.tickets.events import PriorityRecomputed
from deskbell.tickets.models import IntakeFacts, Ticket
from deskbell.tickets.operations._grip import save
from deskbell.tickets.operations._promising import news_as_described

if TYPE_CHECKING:
    from deskbell.kernel.publishing import Held
    from deskbell.people.models import Desk, Person

#: The facts in codes, numbers and moments; all but one bear on the priority.
FACTS = (
    *("impact", "spread", "urgency", "others_affected", "counted", "workaround", "severity"),
    *("planning", "moments", "found", "occurred_at"),
)


class NoBasis(Exception):
    """Somebody is to go before others, and nobody said on what that is based. Say it, or let
    them wait their turn. `moments` holds the keys of what needs a basis.
    """

    def __init__(self, moments: list[str]) -> None:
        super().__init__(", ".join(moments))
        self.moments = moments


def held_matrix(ticket: Ticket, *, at: datetime) -> Held:
    return priorities.matrix_in_force(at=at, desk_id=ticket.desk_id)


def found_at_intake(
    matrix: Held, *, desk: Desk, person: Person, received_at: datetime
) -> list[str]:
    """The moments that held when it came in, on the clock of the desk."""
    moments = matrix.content.get("moments", ())
    if not moments:
        return []
    who: dict[str, Any] = {}
    if asks_who(moments):
        who = {"title": person.title, "organisation_id": person.organisation_id}
    local = received_at.astimezone(ZoneInfo(desk.time_zone))
    return list(moments_found(moments, at=local, **who))


def refuse_without_basis(matrix: Held, facts: Mapping[str, Any], said: Mapping[str, str]) -> None:
    """Raises `NoBasis`."""
    moments, stated = matrix.content.get("moments", ()), facts.get("moments") or ()
    if missing := without_basis(moments, stated, said.get("basis") or ""):
        raise NoBasis(missing)


def prioritise(
    ticket: Ticket, facts: Mapping[str, Any], matrix: Held, *, at: datetime
) -> tuple[int, ...]:
    """Give the ticket the level that follows from `facts`, unless one is set by hand, and what
    else depends on it. Returns what the event says it was decided under. Saves nothing.
    """
    computed = priority_of(decisions.facts_in(facts, ticket.kind), matrix.content)
    verdict = overridden(computed, ticket.override_level)
    ticket.priority = verdict.level
    ticket.priority_reasons = [reason.as_json() for reason in verdict.reasons]
    ticket.priority_version = matrix.version_id
    under = matrix.under
    if ticket.first_answered_at is None and ticket.news_due_at is not None:
        promised = news_as_described(ticket, at=at)
        under += promised.under
        ticket.news_due_at = news_due(promised.terms, since=ticket.received_at)
    return under


def count_anew(ticket: Ticket, *, by: Actor, at: datetime) -> None:
    """Count who wrote about the same, where that has changed, and prioritise by it. `ticket` is
    held.
    """
    known = IntakeFacts.objects.get(ticket=ticket)
    if (counted := queries.others_who_wrote(ticket)) != known.counted:
        known.counted = counted
        update(known)
        compute_anew(ticket, known, by=by, at=at)


def compute_anew(ticket: Ticket, known: IntakeFacts, *, by: Actor, at: datetime) -> None:
    """Prioritise a ticket that is held by what is known, and tell of it."""
    facts = noted(known)
    under = prioritise(ticket, facts, held_matrix(ticket, at=at), at=at)
    save(ticket, at=at)
    record(
        PriorityRecomputed(
            ticket_id=ticket.pk,
            priority=ticket.priority,
            priority_reasons=tuple(ticket.priority_reasons),
            news_due_at=ticket.news_due_at,
            facts=plain(facts),
            under=under,
            by=by.ref,
            at=at,
        )
    )


def find_anew(ticket: Ticket, *, at: datetime) -> IntakeFacts:
    """What is known, with the moments found for whom it concerns now."""
    known = IntakeFacts.objects.get(ticket=ticket)
    known.found = found_at_intake(
        held_matrix(ticket, at=at),
        desk=ticket.desk,
        person=whom_it_concerns(ticket),
        received_at=ticket.received_at,
    )
    update(known)
    return known


def noted(known: IntakeFacts) -> dict[str, Any]:
    """The facts that are noted, by name."""
    return {name: getattr(known, name) for name in FACTS}


def plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as an event stores them: moments in ISO 8601."""
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in facts.items()
    }


def whom_it_concerns(ticket: Ticket) -> Person:
    """Whose role counts: the affected person's, where that is another than the requester."""
    return people.person(ticket.affected_id or ticket.requester_id)
