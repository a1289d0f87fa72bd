"""Confirming: whoever asked says that it works, or that it does not."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from deskbell.contact import policies, queries
from deskbell.contact.events import ResolutionConfirmed, ResolutionRejected
from deskbell.contact.models import Wait
from deskbell.kernel.actors import SYSTEM, Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require
from deskbell.people import queries as people
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as asked

if TYPE_CHECKING:
    from deskbell.tickets.models import Message, Resolution, Ticket


class NotResolved(Exception):
    """The ticket goes on, or was resolved otherwise since."""


@transaction.atomic
def confirm(resolution: Resolution, *, by: Actor, at: datetime) -> Ticket:
    """It works: the ticket is closed. Raises `NotPermitted`, `NotResolved`."""
    ticket = _grip(resolution, by=by)
    if ticket.status != "resolved":
        raise NotResolved
    wait = queries.wait_of(ticket)
    under = (wait.version,) if wait and wait.version else ()
    Wait.objects.filter(ticket=ticket.pk).delete()
    record(ResolutionConfirmed(ticket_id=ticket.pk, resolution_id=resolution.pk, by=by.ref, at=at))
    return tickets.close(ticket, why="confirmed", by=SYSTEM, at=at, under=under)


@transaction.atomic
def reject(resolution: Resolution, *, reason: str, by: Actor, at: datetime) -> Message:
    """It does not work, and `reason` says what is wrong: the ticket goes back to work, counted as
    reopened; past the reopening window it goes on in a new one, as with a mail.

    Raises `NotPermitted`, `NotResolved`, `tickets.Incomplete` without a reason.
    """
    ticket = _grip(resolution, by=by)
    if not ticket.is_finished:
        raise NotResolved
    if not reason.strip():
        raise tickets.Incomplete(["reason"])
    author = people.person(ticket.requester_id)
    message = tickets.hear(ticket, author=author, channel="web", text=reason.strip(), by=by, at=at)
    record(
        ResolutionRejected(
            ticket_id=message.ticket_id,
            resolution_id=resolution.pk,
            message_id=message.pk,
            reason=reason.strip(),
            by=by.ref,
            at=at,
        )
    )
    return message


def _grip(resolution: Resolution, *, by: Actor) -> Ticket:
    ticket = tickets.lock(resolution.ticket_id)
    require(policies.may_answer(by, ticket))
    latest = asked.resolution_of(ticket)
    if latest is None or latest.pk != resolution.pk:
        raise NotResolved
    return ticket
