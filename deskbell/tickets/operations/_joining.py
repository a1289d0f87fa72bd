"""Joining: who besides the requester takes part in the conversation."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.tickets.events import ParticipantAdded, ParticipantRemoved
from deskbell.tickets.models import Participant, Ticket
from deskbell.tickets.operations._grip import grip, save

if TYPE_CHECKING:
    from deskbell.people.models import Person


@transaction.atomic
def add_participant(ticket: Ticket, person: Person, *, by: Actor, at: datetime) -> Participant:
    """Let `person` follow the conversation from now on. Raises `NotPermitted`."""
    ticket = grip(ticket, by=by)
    participant, is_new = Participant.objects.get_or_create(
        ticket=ticket,
        person=person,
        left_at=None,
        defaults={"added_by": by.ref, "added_at": at},
    )
    if is_new:
        save(ticket, at=at)
        record(ParticipantAdded(ticket_id=ticket.pk, person_id=person.pk, by=by.ref, at=at))
    return participant


@transaction.atomic
def remove_participant(ticket: Ticket, person: Person, *, by: Actor, at: datetime) -> None:
    """Let `person` no longer follow the conversation. Raises `NotPermitted`."""
    ticket = grip(ticket, by=by)
    if Participant.objects.filter(ticket=ticket, person=person, left_at=None).update(left_at=at):
        save(ticket, at=at)
        record(ParticipantRemoved(ticket_id=ticket.pk, person_id=person.pk, by=by.ref, at=at))
