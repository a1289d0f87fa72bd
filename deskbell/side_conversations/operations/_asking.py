"""Asking: somebody outside is written to, and gets what was chosen for them and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.inserting import insert, insert_all
from deskbell.kernel.permission import NotPermitted, require
from deskbell.people import operations as people
from deskbell.people import queries as persons
from deskbell.side_conversations import decisions, policies
from deskbell.side_conversations.events import SideConversationBegun, SideMessageSent
from deskbell.side_conversations.models import (
    Correspondent,
    Quotation,
    SideConversation,
    SideFile,
    SideMessage,
)
from deskbell.side_conversations.operations._grip import grip_to_work
from deskbell.tickets import decisions as steps
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries

if TYPE_CHECKING:
    from deskbell.tickets.models import Message, Ticket

#: An address, and the name it goes by, which may be empty.
Asked = tuple[str, str]


class NobodyAsked(Exception):
    """A question needs somebody to answer it: give a mail address."""


class TooMany(Exception):
    """More people than can be asked at once."""


class AskedAlready(Exception):
    """`address` is the requester's, or that of whom it concerns: answer them instead."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


@dataclass(frozen=True)
class Said:
    """What somebody is told: words, and what was chosen of the ticket by key.

    `quoting` are messages of the ticket, `showing` files of its messages; a note is neither.
    """

    text: str
    quoting: Sequence[int] = ()
    showing: Sequence[int] = ()
    files: Sequence[tickets.Attached] = ()


@transaction.atomic
def ask(
    ticket: Ticket,
    *,
    to: Sequence[Asked],
    subject: str,
    said: Said,
    by: Actor,
    at: datetime,
    waits: bool = False,
) -> SideMessage:
    """Begin a side conversation. With `waits`, the ticket waits for the answer.

    Raises `NotPermitted`, `tickets.Refused`, `NobodyAsked`, `TooMany`, `AskedAlready`.
    """
    ticket = tickets.lock(ticket.pk)
    require(policies.may_ask_outside(by, ticket))
    refusal = steps.step(ticket.status, "note", is_merged=ticket.merged_into_id is not None).refusal
    if refusal is not None:
        raise tickets.Refused(refusal)
    if by.person_id is None:
        raise NotPermitted
    _refuse_unless_outside(ticket, to)
    conversation = insert(
        SideConversation(
            ticket=ticket,
            subject=subject,
            asker_id=by.person_id,
            is_awaited=waits,
            begun_at=at,
        )
    )
    named = _take_in(conversation, to, by=by, at=at)
    message = _write(conversation, ticket, said, by=by, at=at)
    record(
        SideConversationBegun(
            ticket_id=ticket.pk,
            side_id=conversation.pk,
            message_id=message.pk,
            state=conversation.state,
            whom=named,
            subject=subject,
            by=by.ref,
            at=at,
        )
    )
    if waits:
        tickets.wait_for_third_party(ticket, on=named, by=by, at=at)
    return message


@transaction.atomic
def ask_again(
    conversation: SideConversation, *, said: Said, by: Actor, at: datetime
) -> SideMessage:
    """Write to everybody in it again; a closed one goes on. Raises `NotPermitted`."""
    ticket, conversation = grip_to_work(conversation.pk, by=by)
    message = _write(conversation, ticket, said, by=by, at=at)
    conversation.state = SideConversation.State.WAITING
    conversation.save(update_fields=["state"])
    record(
        SideMessageSent(
            ticket_id=ticket.pk,
            side_id=conversation.pk,
            message_id=message.pk,
            state=conversation.state,
            by=by.ref,
            at=at,
        )
    )
    return message


def _refuse_unless_outside(ticket: Ticket, to: Sequence[Asked]) -> None:
    if not to:
        raise NobodyAsked
    if len(to) > decisions.MOST_ASKED:
        raise TooMany
    asking = [pk for pk in (ticket.requester_id, ticket.affected_id) if pk is not None]
    theirs = persons.mail_addresses_of({*asking, *(persons.person(pk).pk for pk in asking)})
    for address, _name in to:
        if address.lower() in theirs:
            raise AskedAlready(address)


def _take_in(
    conversation: SideConversation, to: Sequence[Asked], *, by: Actor, at: datetime
) -> str:
    """Let them take part, each address once. Returns them as they are named on the ticket."""
    asked = {address.lower(): name for address, name in reversed(to)}
    met = {
        address: people.meet(address, asked[address], by=by, at=at) for address in reversed(asked)
    }
    insert_all(
        Correspondent(conversation=conversation, person=person, address=address)
        for address, person in met.items()
    )
    return ", ".join(person.name for person in met.values())


def _write(
    conversation: SideConversation, ticket: Ticket, said: Said, *, by: Actor, at: datetime
) -> SideMessage:
    message = insert(
        SideMessage(
            conversation=conversation,
            author_id=by.person_id,
            direction=SideMessage.Direction.OUT,
            text=said.text,
            at=at,
        )
    )
    there = queries.messages_of(ticket).filter(withdrawn_at=None)
    insert_all(_quoted(one, message) for one in there.filter(pk__in=said.quoting))
    shown = [
        tickets.Attached(one.file, one.name)
        for spoken in (there if said.showing else ())
        for one in spoken.files.all()
        if one.pk in said.showing
    ]
    attach(message, [*shown, *said.files])
    return message


def _quoted(chosen: Message, message: SideMessage) -> Quotation:
    who = chosen.author.name if chosen.author else ""
    return Quotation(message=message, who=who[:160], said_at=chosen.at, text=chosen.text)


def attach(message: SideMessage, files: Iterable[tickets.Attached]) -> None:
    insert_all(
        SideFile(
            message=message,
            file=one.file,
            name=one.name[:255],
            content_id=one.content_id[:255],
            is_inline=one.is_inline,
        )
        for one in files
    )
