"""The clocks of one ticket."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from deskbell.kernel.questions import question
from deskbell.promises.models import Clock
from deskbell.sla import queries as sla

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket


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


def clock_on(ticket: Ticket, pk: int) -> Clock:
    """One clock of a ticket that the caller may see. Raises `Clock.DoesNotExist`."""
    return Clock.objects.get(ticket=ticket, pk=pk)


def spent_on(clock: Clock, *, at: datetime) -> timedelta:
    """How much of its time is gone at `at`, in time that is worked."""
    elapsed = timedelta(microseconds=clock.elapsed)
    if clock.since is None or at <= clock.since:
        return elapsed
    worked: timedelta = sla.hours_under(clock.calendar).between(clock.since, at)
    return elapsed + worked
