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
from deskbell.kernel.inserting import insert_all
from deskbell.side_conversations import queries as sides
from deskbell.tickets import queries as tickets

if TYPE_CHECKING:
    from deskbell.people.models import Person
    from deskbell.side_conversations.models import SideMessage
    from deskbell.tickets.models import Message, Ticket

#: What wakes the senders.
CHANNEL = "deskbell_post"


class OurOwnAddress(Exception):
    """`address` leads back to a desk here. Hand the ticket over, or write a note."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


@dataclass(frozen=True)
class Addressee:
    """Whom a mail goes to, under which address, and in which line of its head."""

    person: Person
    address: str
    role: str = OutgoingRecipient.Role.TO


@dataclass(frozen=True)
class Draft:
    """One mail that is to be laid out.

    A reply brings its message, what is said aside its own, others their wording.
    """

    ticket: Ticket
    addressees: Sequence[Addressee]
    purpose: str
    at: datetime
    hold: timedelta
    message: Message | None = None
    side_message: SideMessage | None = None
    wording: queries.Wording | None = None


@transaction.atomic(savepoint=False)
def post_reply(message_id: int, *, at: datetime) -> Outgoing:
    """Lay out the mail that carries a reply. It is held for a while, and can be taken back."""
    recipients = tickets.recipients_of(message_id)
    message = recipients[0].message
    ticket = message.ticket
    reached = queries.addresses_reaching((ticket, one.person) for one in recipients)
    addressees = [
        Addressee(one.person, reached[ticket.pk, one.person_id], one.role)
        for one in recipients
        if (ticket.pk, one.person_id) in reached
    ]
    hold = timedelta(seconds=settings.HOLD_SENDS_FOR)
    [outgoing] = lay_out(
        [Draft(ticket, addressees, Outgoing.Purpose.REPLY, at=at, hold=hold, message=message)]
    )
    return outgoing


@transaction.atomic(savepoint=False)
def post_aside(message_id: int, *, at: datetime) -> Outgoing:
    """Lay out the mail that carries what is said in a side conversation; held like a reply.

    Raises `OurOwnAddress`.
    """
    message = sides.message(message_id)
    asked = sides.correspondents_of(message.conversation)
    if ours := queries.ours_among({one.address for one in asked}):
        raise OurOwnAddress(min(ours))
    addressees = [Addressee(one.person, one.address) for one in asked]
    hold = timedelta(seconds=settings.HOLD_SENDS_FOR)
    ticket = message.conversation.ticket
    draft = Draft(
        ticket, addressees, Outgoing.Purpose.ASIDE, at=at, hold=hold, side_message=message
    )
    return lay_out([draft])[0]


def lay_out(drafts: Sequence[Draft]) -> list[Outgoing]:
    """The rows of these mails and their recipients, each due once its `hold` is over."""
    conversations = queries.conversations_of([draft.ticket for draft in drafts])
    mails = insert_all(_outgoing(draft, conversations[draft.ticket.pk]) for draft in drafts)
    insert_all(
        recipient
        for draft, outgoing in zip(drafts, mails, strict=True)
        for recipient in _recipients(draft, outgoing)
    )
    insert_all(
        KnownMessageId(
            value=outgoing.identifier,
            ticket=outgoing.ticket,
            message=outgoing.message,
            mailbox=outgoing.mailbox,
            direction=KnownMessageId.Direction.OUT,
        )
        for outgoing in mails
        # What is said aside is no mail of the ticket's conversation, and leads nobody there.
        if outgoing.side_message is None
    )
    if not all(draft.hold for draft in drafts):
        waking.wake(CHANNEL)
    return mails


def _outgoing(draft: Draft, conversation: queries.Conversation) -> Outgoing:
    ticket, wording, aside = draft.ticket, draft.wording, None
    mailbox, thread = conversation.mailbox, conversation.thread
    subject = wording.subject if wording else ticket.subject
    if draft.side_message is not None:
        aside, subject = draft.side_message.conversation_id, draft.side_message.conversation.subject
        thread = queries.thread_aside(aside)
    sent_from = mailbox.address if mailbox else queries.house_address()
    return Outgoing(
        ticket=ticket,
        message=draft.message,
        side_message=draft.side_message,
        mailbox=mailbox,
        purpose=draft.purpose,
        identifier=identifier_for(ticket.number, uuid.uuid4().hex, sent_from),
        in_reply_to=thread.in_reply_to,
        references=list(thread.references),
        subject=subject_line(subject, ticket.number, answers=bool(thread.in_reply_to), aside=aside),
        text=wording.text if wording else "",
        html=wording.html if wording else "",
        language=queries.language_for(draft.addressees[0].person, ticket.desk),
        created_at=draft.at,
        hold_until=draft.at + draft.hold,
    )


def _recipients(draft: Draft, outgoing: Outgoing) -> list[OutgoingRecipient]:
    state = OutgoingRecipient.State.HELD if draft.hold else OutgoingRecipient.State.QUEUED
    once = {one.address.lower(): one for one in reversed(draft.addressees)}
    return [
        OutgoingRecipient(
            outgoing=outgoing,
            person=one.person,
            name=one.person.name,
            address=one.address,
            role=one.role,
            state=state,
            state_at=draft.at,
            next_try_at=outgoing.hold_until,
        )
        for one in reversed(once.values())
    ]
