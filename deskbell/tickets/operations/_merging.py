"""Merging: two tickets turn out to be about the same, and one of them goes on for both."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.tickets.events import MessagesTakenIn, TicketMerged
from deskbell.tickets.models import Message, Note, Participant, Ticket
from deskbell.tickets.operations._grip import Refused, enter, grip, next_news, save
from deskbell.tickets.operations._reaching import first_answer_in


@transaction.atomic
def merge(ticket: Ticket, *, into: Ticket, by: Actor, at: datetime) -> Ticket:
    """Let `ticket` go on in `into`: what was said and noted is there, and so is who takes part.

    `ticket` is closed and keeps its history; whatever comes for it goes to `into`. A finished
    `into` is taken up again where `ticket` was not finished. Returns `into`.
    Raises `NotPermitted`, `Refused`.
    """
    # One order for everybody, so that two who merge crosswise do not wait for each other.
    held = {pk: grip(Ticket(pk=pk), by=by) for pk in sorted({ticket.pk, into.pk})}
    ticket, into = held[ticket.pk], held[into.pk]
    _refuse_unless_alike(ticket, into)
    message_ids = _move(ticket, into, by=by, at=at)
    goes_on = not ticket.is_finished

    enter(ticket, Ticket.Status.CLOSED, by=by, at=at)
    ticket.merged_into = into
    ticket.resolved_at = ticket.resolved_at or at
    ticket.closed_at = at
    ticket.news_due_at = None
    save(ticket, at=at)
    record(
        TicketMerged(
            ticket_id=ticket.pk,
            merged_into_id=into.pk,
            message_ids=message_ids,
            resolved_at=ticket.resolved_at,
            by=by.ref,
            at=at,
        )
    )
    _take_in(into, ticket, message_ids, goes_on=goes_on, by=by, at=at)
    return into


def _refuse_unless_alike(ticket: Ticket, into: Ticket) -> None:
    if ticket.pk == into.pk:
        raise Refused(_("A ticket cannot be merged into itself."))
    if ticket.merged_into_id or into.merged_into_id:
        raise Refused(_("One of them was merged already. Take the ticket it goes on in."))
    where = (ticket.desk_id, ticket.confidential_class)
    if where != (into.desk_id, into.confidential_class):
        raise Refused(_("Only tickets of one desk and one confidential class can be merged."))


def _move(ticket: Ticket, into: Ticket, *, by: Actor, at: datetime) -> tuple[int, ...]:
    """Everything said and noted, and everybody who takes part. Returns the messages' keys."""
    messages = Message.objects.filter(ticket=ticket)
    keys = tuple(messages.order_by("at", "pk").values_list("pk", flat=True))
    messages.update(ticket=into)
    Note.objects.filter(ticket=ticket).update(ticket=into)
    taking_part = Participant.objects.filter(ticket=ticket, left_at=None)
    people = {ticket.requester_id, *taking_part.values_list("person", flat=True)}
    if ticket.affected_id and ticket.affected_id != into.affected_id:
        people.add(ticket.affected_id)
    here = Participant.objects.filter(ticket=into, left_at=None).values_list("person", flat=True)
    Participant.objects.bulk_create(
        Participant(ticket=into, person_id=person, added_by=by.ref, added_at=at)
        for person in sorted(people - {into.requester_id, *here})
    )
    return keys


def _take_in(
    into: Ticket,
    ticket: Ticket,
    message_ids: tuple[int, ...],
    *,
    goes_on: bool,
    by: Actor,
    at: datetime,
) -> None:
    if into.is_finished and goes_on:
        into.reopened += 1
        enter(into, Ticket.Status.OPEN, by=by, at=at)
    into.first_answered_at = first_answer_in(into)
    if goes_on:
        into.news_due_at = into.news_due_at or next_news(into, at=at)
    save(into, at=at)
    record(
        MessagesTakenIn(
            ticket_id=into.pk,
            from_ticket_id=ticket.pk,
            message_ids=message_ids,
            status=into.status,
            reopened=into.reopened,
            first_answered_at=into.first_answered_at,
            news_due_at=into.news_due_at,
            by=by.ref,
            at=at,
        )
    )
