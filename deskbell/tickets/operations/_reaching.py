"""Reaching: what the desk said is an answer only if it reached somebody."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Min
from django.db.models.functions import Coalesce

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.tickets import decisions, queries
from deskbell.tickets.events import AnswerMissed, AnswerReached
from deskbell.tickets.models import Message, Ticket
from deskbell.tickets.operations._grip import grip_message, save
from deskbell.tickets.operations._promising import news_after_an_answer


@transaction.atomic
def miss(message: Message, *, by: Actor, at: datetime) -> Ticket:
    """Note that a reply reached nobody: the requester waits for news as they did before it.

    Raises `NotPermitted`.
    """
    ticket, message = grip_message(message, by=by)
    if message.missed_at or message.withdrawn_at:
        return ticket
    message.missed_at = at
    message.save(update_fields=["missed_at"])
    before = decisions.without_reply(queries.history_of(ticket), message.pk)
    if not ticket.is_finished and "news_due_at" in before:
        ticket.news_due_at = before["news_due_at"]
    ticket.first_answered_at = first_answer_in(ticket)
    save(ticket, at=at)
    record(
        AnswerMissed(
            ticket_id=ticket.pk,
            message_id=message.pk,
            first_answered_at=ticket.first_answered_at,
            news_due_at=ticket.news_due_at,
            by=by.ref,
            at=at,
        )
    )
    return ticket


@transaction.atomic
def reach(message: Message, *, by: Actor, at: datetime) -> Ticket:
    """Note that a reply that had reached nobody has arrived after all. Raises `NotPermitted`."""
    ticket, message = grip_message(message, by=by)
    if not message.missed_at:
        return ticket
    # It counts from now on: when it was written, it helped nobody.
    message.missed_at = None
    message.reached_at = at
    message.save(update_fields=["missed_at", "reached_at"])
    ticket.first_answered_at = first_answer_in(ticket)
    heard_since = Message.objects.filter(
        ticket=ticket, direction=Message.Direction.IN, at__gt=message.at
    )
    if not heard_since.exists():
        ticket.news_due_at = news_after_an_answer(ticket, at=at)
    save(ticket, at=at)
    record(
        AnswerReached(
            ticket_id=ticket.pk,
            message_id=message.pk,
            first_answered_at=ticket.first_answered_at,
            news_due_at=ticket.news_due_at,
            by=by.ref,
            at=at,
        )
    )
    return ticket


def first_answer_in(ticket: Ticket) -> datetime | None:
    """When the desk first said something that reached somebody."""
    answers = Message.objects.filter(
        ticket=ticket, direction=Message.Direction.OUT, withdrawn_at=None, missed_at=None
    )
    first: datetime | None = answers.aggregate(first=Min(Coalesce("reached_at", "at")))["first"]
    return first
