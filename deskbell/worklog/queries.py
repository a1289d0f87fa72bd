"""Questions about time spent: for whoever sees the ticket as staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Sum

from deskbell.kernel.actors import Actor
from deskbell.tickets import queries as tickets
from deskbell.worklog.models import Entry, Timer

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket

ACTIVITIES = dict(Entry.Activity.choices)


def entries_of(actor: Actor, ticket: Ticket) -> list[Entry]:
    """What was logged on a ticket, the latest first."""
    if not tickets.sees_as_staff(actor, ticket):
        return []
    entries = Entry.objects.filter(ticket=ticket.pk, removed_at=None).select_related("person")
    return list(entries.order_by("-spent_on", "-pk"))


def spent_on(actor: Actor, ticket: Ticket) -> int:
    """The minutes that were logged on a ticket altogether."""
    if not tickets.sees_as_staff(actor, ticket):
        return 0
    entries = Entry.objects.filter(ticket=ticket.pk, removed_at=None)
    return entries.aggregate(all=Sum("minutes"))["all"] or 0


def entry_for(actor: Actor, ticket: Ticket, pk: int) -> Entry:
    """Raises `Entry.DoesNotExist`."""
    if not tickets.sees_as_staff(actor, ticket):
        raise Entry.DoesNotExist
    return Entry.objects.get(ticket=ticket.pk, pk=pk, removed_at=None)


def timer_of(actor: Actor) -> Timer | None:
    """The timer of whoever asks, with its ticket."""
    if actor.person_id is None:
        return None
    return Timer.objects.filter(person=actor.person_id).select_related("ticket").first()
