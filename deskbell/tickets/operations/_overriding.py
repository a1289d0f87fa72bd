"""Overriding: who may sets a priority by hand, with a reason, until it is withdrawn or expires."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deskbell.kernel.actors import SYSTEM, Actor
from deskbell.kernel.events import record
from deskbell.kernel.inserting import insert
from deskbell.kernel.permission import require
from deskbell.priority.decisions import LEVELS
from deskbell.tickets import policies
from deskbell.tickets.events import OverrideEnded, PriorityOverridden
from deskbell.tickets.models import IntakeFacts, Override, Ticket
from deskbell.tickets.operations._grip import Refused, grip, refuse_unless, save
from deskbell.tickets.operations._prioritising import held_matrix, noted, plain, prioritise

#: So many are ended in one transaction each before the next minute.
MOST = 500


@transaction.atomic
def override(
    ticket: Ticket,
    level: int,
    *,
    reason: str,
    by: Actor,
    at: datetime,
    until: datetime | None = None,
) -> Ticket:
    """Set the priority by hand, until `until` or until it is withdrawn. Replaces an earlier one.

    Raises `NotPermitted`, `Refused` (without a reason, among others).
    """
    ticket = grip(ticket, by=by)
    require(policies.may_override(by, ticket))
    refuse_unless(ticket, "describe")
    if level not in LEVELS:
        raise Refused(_("There is no such level."))
    if not reason.strip():
        raise Refused(_("Say why it matters more or less than its facts say."))
    if until is not None and until <= at:
        raise Refused(_("This moment is over. Choose one to come."))
    _end(ticket, Override.End.REPLACED, at=at)
    ticket.override_level, ticket.override_until = level, until
    known = IntakeFacts.objects.get(ticket=ticket)
    under = prioritise(ticket, noted(known), held_matrix(ticket, at=at), at=at)
    insert(
        Override(
            ticket=ticket,
            level=level,
            computed=ticket.priority_reasons[-2]["level"],
            reason=reason.strip(),
            by_id=by.person_id,
            at=at,
            until=until,
        )
    )
    save(ticket, at=at)
    record(
        PriorityOverridden(
            ticket_id=ticket.pk,
            priority=ticket.priority,
            priority_reasons=tuple(ticket.priority_reasons),
            override_level=level,
            override_until=until,
            news_due_at=ticket.news_due_at,
            reason=reason.strip(),
            under=under,
            by=by.ref,
            at=at,
        )
    )
    return ticket


@transaction.atomic
def withdraw_override(ticket: Ticket, *, by: Actor, at: datetime) -> Ticket:
    """Let the priority follow from the facts again. Raises `NotPermitted`, `Refused`."""
    ticket = grip(ticket, by=by)
    require(policies.may_override(by, ticket))
    if ticket.override_level is None:
        raise Refused(_("Nobody has set this priority by hand, or it is withdrawn already."))
    _follow_the_facts(ticket, Override.End.WITHDRAWN, by=by, at=at)
    return ticket


def end_all_overrides_due(*, at: datetime) -> int:
    """End every override whose time is over, each by itself. Returns how many."""
    return sum(1 for _turn in range(MOST) if _end_next(at))


@transaction.atomic
def _end_next(at: datetime) -> bool:
    due = Ticket.objects.filter(override_until__lte=at).order_by("override_until", "pk")
    ticket = due.select_for_update(skip_locked=True, no_key=True).first()
    if ticket is None:
        return False
    _follow_the_facts(ticket, Override.End.EXPIRED, by=SYSTEM, at=at)
    return True


def _follow_the_facts(ticket: Ticket, why: Override.End, *, by: Actor, at: datetime) -> None:
    _end(ticket, why, at=at)
    ticket.override_level = ticket.override_until = None
    facts = noted(IntakeFacts.objects.get(ticket=ticket))
    under = prioritise(ticket, facts, held_matrix(ticket, at=at), at=at)
    save(ticket, at=at)
    record(
        OverrideEnded(
            ticket_id=ticket.pk,
            why=why,
            priority=ticket.priority,
            priority_reasons=tuple(ticket.priority_reasons),
            news_due_at=ticket.news_due_at,
            facts=plain(facts),
            under=under,
            by=by.ref,
            at=at,
        )
    )


def _end(ticket: Ticket, why: Override.End, *, at: datetime) -> None:
    Override.objects.filter(ticket=ticket, ended_at=None).update(ended_at=at, ended_why=why)
