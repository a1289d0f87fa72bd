"""Posting: a mail is laid out to be sent, in the transaction of what it tells of. No I/O."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from deskbell.channels import queries
from deskbell.channels.decisions import identifier_for, subject_line
from deskbell.channels.models import KnownMessageId, Outgoing, OutgoingRecipient
from deskbell.kernel import waking
from deskbell.tickets import queries as tickets

if TYPE_CHECKING:
    from deskbell.people.models import Person
    from deskbell.tickets.models import Message, Ticket

#: What wakes the senders.
CHANNEL = "deskbell_post"


@dataclass(frozen=True)
class Addressee:
    """Whom a mail goes to, under which address, and in which line of its head."""

    person: Person
    address: str
    role: str = OutgoingRecipient.Role.TO


@transaction.atomic(savepoint=False)
def post_reply(message_id: int, *, at: datetime) -> Outgoing:
    """Lay out the mail that carries a reply. It is held for a while, and can be taken back."""
    message = tickets.message(message_id)
    ticket = message.ticket
    recipients = message.recipients.all()
    reached = queries.addresses_reaching([one.person for one in recipients], ticket)
    addressees = [
        Addressee(one.person, reached[one.person_id], one.role)
        for one in recipients
        if one.person_id in reached
    ]
    return lay_out(
        ticket,
        addressees,
        purpose=Outgoing.Purpose.REPLY,
        message=message,
        at=at,
        hold=timedelta(seconds=settings.HOLD_SENDS_FOR),
    )


def lay_out(
    ticket: Ticket,
    addressees: Sequence[Addressee],
    *,
    purpose: str,
    at: datetime,
    hold: timedelta,
    message: Message | None = None,
    wording: queries.Wording | None = None,
) -> Outgoing:
    """The rows of one mail and its recipients, due once `hold` is over."""
    conversation = queries.conversation_of(ticket)
    mailbox, thread = conversation.mailbox, conversation.thread
    sent_from = mailbox.address if mailbox else queries.house_address()
    outgoing = Outgoing.objects.create(
        ticket=ticket,
        message=message,
        mailbox=mailbox,
        purpose=purpose,
        identifier=identifier_for(ticket.number, uuid.uuid4().hex, sent_from),
        in_reply_to=thread.in_reply_to,
        references=list(thread.references),
        subject=subject_line(
            wording.subject if wording else ticket.subject,
            ticket.number,
            answers=bool(thread.in_reply_to),
        ),
        text=wording.text if wording else "",
        html=wording.html if wording else "",
        language=queries.language_for(addressees[0].person, ticket.desk),
        created_at=at,
        hold_until=at + hold,
    )
    state = OutgoingRecipient.State.HELD if hold else OutgoingRecipient.State.QUEUED
    once = {one.address.lower(): one for one in reversed(addressees)}
    OutgoingRecipient.objects.bulk_create(
        OutgoingRecipient(
            outgoing=outgoing,
            person=one.person,
            name=one.person.name,
            address=one.address,
            role=one.role,
            state=state,
            state_at=at,
            next_try_at=outgoing.hold_until,
        )
        for one in reversed(once.values())
    )
    KnownMessageId.objects.create(
        value=outgoing.identifier,
        ticket=ticket,
        message=message,
        mailbox=mailbox,
        direction=KnownMessageId.Direction.OUT,
    )
    if not hold:
        waking.wake(CHANNEL)
    return outgoing
