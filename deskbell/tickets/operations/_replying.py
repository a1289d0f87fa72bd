"""Replying: the desk answers. Who gets it is fixed here; how it travels is for channels."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.inserting import insert, insert_all
from deskbell.people import queries as people
from deskbell.tickets import decisions, queries
from deskbell.tickets.events import ReplySent, ReplyWithdrawn
from deskbell.tickets.models import Message, MessageRecipient, Ticket
from deskbell.tickets.operations._grip import (
    Refused,
    enter,
    grip,
    grip_message,
    refuse_unless,
    save,
)
from deskbell.tickets.operations._promising import news_after_an_answer
from deskbell.tickets.operations._reaching import first_answer_in
from deskbell.tickets.operations._receiving import Attached, attach

if TYPE_CHECKING:
    from deskbell.people.models import Person


class NobodyToReach(Exception):
    """Nobody in this conversation has a mail address. Call them, and log the call."""


class Overtaken(Exception):
    """A message came in that the writer had not seen when they sent this. `messages` holds it."""

    def __init__(self, messages: list[Message]) -> None:
        super().__init__("a newer message is there")
        self.messages = messages


@transaction.atomic
def reply(
    ticket: Ticket,
    *,
    text: str,
    by: Actor,
    at: datetime,
    html: str = "",
    cc: Iterable[Person] | None = None,
    files: Iterable[Attached] = (),
    seen: int | None = None,
) -> Message:
    """Answer the requester, and everybody in the conversation (or `cc` instead of them).

    An unowned ticket is taken by whoever answers it. `seen` is the last message the writer saw:
    if a newer one is there, nothing is sent.
    Raises `NotPermitted`, `Refused`, `NobodyToReach`, `Overtaken`.
    """
    ticket = grip(ticket, by=by)
    status = refuse_unless(ticket, "answer")
    _refuse_if_overtaken(ticket, seen)
    recipients = _recipients(ticket, _others(ticket, cc))
    message = insert(
        Message(
            ticket=ticket,
            author_id=by.person_id,
            direction=Message.Direction.OUT,
            channel=Ticket.Channel.MAIL,
            text=text,
            html=html,
            at=at,
        )
    )
    attach(message, files)
    insert_all(
        MessageRecipient(message=message, person=person, role=role) for person, role in recipients
    )
    enter(ticket, status, by=by, at=at)
    if not ticket.is_taken and by.person_id is not None:
        ticket.holder_id = by.person_id
        ticket.taken_at = at
    ticket.first_answered_at = ticket.first_answered_at or at
    ticket.news_due_at = news_after_an_answer(ticket, at=at)
    save(ticket, at=at)
    record(
        ReplySent(
            ticket_id=ticket.pk,
            message_id=message.pk,
            recipients=tuple(person.pk for person, _ in recipients),
            status=ticket.status,
            holder_id=ticket.holder_id,
            taken_at=ticket.taken_at,
            first_answered_at=ticket.first_answered_at,
            news_due_at=ticket.news_due_at,
            by=by.ref,
            at=at,
        )
    )
    return message


def check_reply(ticket: Ticket, *, cc: Iterable[Person] | None, seen: int | None) -> None:
    """Raise what `reply` would raise now because of how things stand: `Refused`, `NobodyToReach`,
    `Overtaken`. The caller holds the lock.
    """
    refuse_unless(ticket, "answer")
    _refuse_if_overtaken(ticket, seen)
    _recipients(ticket, _others(ticket, cc))


@transaction.atomic
def withdraw(message: Message, *, by: Actor, at: datetime) -> Message:
    """Take a reply back while it has not left the house. Its words stay in the record.

    Status, holder and the next news are again what they were before it, as far as nobody has
    changed them since. Whoever carries messages refuses by an exception of their own if it is too
    late. Raises `NotPermitted`, `Refused`.
    """
    ticket, message = grip_message(message, by=by)
    if message.direction != Message.Direction.OUT or message.channel != Ticket.Channel.MAIL:
        raise Refused(_("Only a reply by mail can be taken back."))
    if message.withdrawn_at:
        return message
    message.withdrawn_at = at
    message.save(update_fields=["withdrawn_at"])
    before = decisions.without_reply(queries.history_of(ticket), message.pk)
    enter(ticket, before.pop("status", ticket.status), by=by, at=at)
    for name, value in before.items():
        setattr(ticket, name, value)
    ticket.first_answered_at = first_answer_in(ticket)
    save(ticket, at=at)
    record(
        ReplyWithdrawn(
            ticket_id=ticket.pk,
            message_id=message.pk,
            status=ticket.status,
            holder_id=ticket.holder_id,
            taken_at=ticket.taken_at,
            first_answered_at=ticket.first_answered_at,
            news_due_at=ticket.news_due_at,
            waits_until=ticket.waits_until,
            by=by.ref,
            at=at,
        )
    )
    return message


def _refuse_if_overtaken(ticket: Ticket, seen: int | None) -> None:
    if seen is None:
        return
    newer = list(Message.objects.filter(ticket=ticket, pk__gt=seen).order_by("pk"))
    if newer:
        raise Overtaken(newer)


def _others(ticket: Ticket, cc: Iterable[Person] | None) -> list[Person]:
    """Who gets it besides the requester: those chosen, else everybody in the conversation."""
    if cc is not None:
        return list(cc)
    return [participant.person for participant in queries.participants_of(ticket)]


def _recipients(ticket: Ticket, others: Iterable[Person]) -> list[tuple[Person, str]]:
    """The requester first, each person once, only those a mail can reach."""
    requester = people.person(ticket.requester_id)
    everyone = {requester.pk: (requester, str(MessageRecipient.Role.TO))}
    for person in others:
        everyone.setdefault(person.pk, (person, str(MessageRecipient.Role.CC)))
    reachable = [(person, role) for person, role in everyone.values() if person.email]
    if not reachable:
        raise NobodyToReach
    return reachable
