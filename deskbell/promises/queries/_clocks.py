"""The clocks of one ticket."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from deskbell.kernel.actors import Actor
from deskbell.kernel.questions import question
from deskbell.promises.models import Clock
from deskbell.tickets import queries as tickets


@dataclass(frozen=True)
class Shown:
    """A clock as a page shows it."""

    clock: Clock


def promises_of(ticket_id: int) -> list[Clock]:
    """Every clock of a ticket, in the order in which they began. The caller may see the ticket."""
    return _clocks(ticket_id)


@question
def _clocks(ticket_id: int) -> QuerySet[Clock]:
    return Clock.objects.filter(ticket=ticket_id).order_by("began_at", "pk")


def owed_on(ticket_id: int) -> list[Clock]:
    """What was broken on it and nobody has said the cause of."""
    return _owed(ticket_id)


@question
def _owed(ticket_id: int) -> QuerySet[Clock]:
    return Clock.objects.filter(ticket=ticket_id, is_owed=True, cause_code="").order_by("pk")


def clock_for(actor: Actor, number: int, pk: int) -> Clock:
    """One clock of a ticket that `actor` works on. Raises `Ticket.DoesNotExist`, `DoesNotExist`."""
    ticket = tickets.worked_ticket_for(actor, number)
    return Clock.objects.get(ticket=ticket, pk=pk)
