"""Snoozing: nobody has to think of a ticket until a moment, and then it is there again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from deskbell.kernel.actors import SYSTEM, Actor
from deskbell.kernel.events import record
from deskbell.tickets import decisions
from deskbell.tickets.events import TicketSnoozed, TicketWoken
from deskbell.tickets.models import Ticket
from deskbell.tickets.operations._grip import Refused, grip, refuse_unless, save


@transaction.atomic
def snooze(ticket: Ticket, *, until: datetime, by: Actor, at: datetime) -> Ticket:
    """Let the ticket leave its holder's lists until then, or until news is due or it is answered.

    Raises `NotPermitted`, `Refused`.
    """
    ticket = grip(ticket, by=by)
    refuse_unless(ticket, "snooze")
    if until <= at:
        raise Refused(_("That moment is over. Name one to come."))
    ticket.snooze(until=until, at=at)
    save(ticket, at=at)
    record(TicketSnoozed(ticket_id=ticket.pk, snoozed_at=at, snoozed_until=until, by=by.ref, at=at))
    return ticket


@transaction.atomic
def wake(ticket: Ticket, *, by: Actor, at: datetime) -> Ticket:
    """Have it back before its time; one that is awake stays as it is. Raises `NotPermitted`."""
    ticket = grip(ticket, by=by)
    if ticket.is_snoozed:
        ticket.wake()
        _woken(ticket, by=by, at=at)
    return ticket


def wake_all_due(*, at: datetime) -> int:
    """Wake every ticket whose moment has come; return how many. Each in a transaction of its own,
    so that whatever happens in between, each wakes once.
    """
    woken = 0
    while _wake_next(at=at):
        woken += 1
    return woken


@transaction.atomic
def _wake_next(*, at: datetime) -> bool:
    """Wake one that nobody else is waking now. False where there is none."""
    snoozed = Ticket.objects.select_for_update(skip_locked=True, no_key=True).filter(
        snoozed_until__isnull=False
    )
    is_promised = Q(news_due_at__lte=at, news_due_at__gt=F("snoozed_at"))
    ticket = (
        snoozed.filter(Q(snoozed_until__lte=at) | is_promised).order_by("snoozed_until").first()
    )
    if ticket is None or ticket.snoozed_at is None or ticket.snoozed_until is None:
        return False
    when = decisions.waking(
        snoozed_at=ticket.snoozed_at, until=ticket.snoozed_until, due_at=ticket.news_due_at
    )
    ticket.wake(when.why, at=at)
    _woken(ticket, by=SYSTEM, at=at)
    return True


def _woken(ticket: Ticket, *, by: Actor, at: datetime) -> None:
    save(ticket, at=at)
    record(
        TicketWoken(
            ticket_id=ticket.pk,
            woke_at=ticket.woke_at,
            woke_why=ticket.woke_why,
            by=by.ref,
            at=at,
        )
    )
