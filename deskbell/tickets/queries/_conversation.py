"""What was said and what happened on a ticket."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Prefetch, QuerySet

from deskbell.kernel.actors import Actor
from deskbell.kernel.questions import Among, question
from deskbell.people import queries as people
from deskbell.tickets import policies
from deskbell.tickets.models import (
    Message,
    MessageFile,
    MessageRecipient,
    Note,
    NoteFile,
    Participant,
    Ticket,
)
from deskbell.tickets.queries._sight import place_of


def messages_of(ticket: Ticket) -> QuerySet[Message]:
    """What was said between requester and desk, in order. Notes are elsewhere."""
    return (
        Message.objects.filter(ticket=ticket)
        .select_related("author")
        .prefetch_related(
            Prefetch("files", MessageFile.objects.select_related("file")),
            Prefetch("recipients", MessageRecipient.objects.select_related("person")),
        )
        .order_by("at", "pk")
    )


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a message, as a page names it."""

    file_id: int
    name: str
    content_id: str
    is_inline: bool
    size: int
    type: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """The messages of a ticket in order; by message its files, its recipients, and those it was
    also written to who take no part.
    """

    messages: list[Message]
    attachments: dict[int, list[Attachment]]
    recipients: dict[int, list[int]]
    beside: dict[int, list[str]]


ATTACHMENT = ("file_id", "name", "content_id", "is_inline", "file__size", "file__type")


def conversation_of(ticket: Ticket) -> Conversation:
    """The same as `messages_of`, people by key only: for a page that names many at once."""
    attachments: dict[int, list[Attachment]] = defaultdict(list)
    recipients: dict[int, list[int]] = defaultdict(list)
    for message_id, *columns in _files(ticket.pk):
        attachments[message_id].append(Attachment(*columns))
    for message_id, person_id in _reached(ticket.pk):
        recipients[message_id].append(person_id)
    messages = _messages(ticket.pk)
    return Conversation(messages, attachments, recipients, _beside(ticket, messages))


def _beside(ticket: Ticket, messages: Iterable[Message]) -> dict[int, list[str]]:
    named = {message.pk: message.also_to for message in messages if message.also_to}
    if not named:
        return {}
    inside = people.mail_addresses_of(
        [ticket.requester_id, *(one.person_id for one in participants_of(ticket))]
    )
    return {
        pk: [one for one in others if _address_in(one) not in inside]
        for pk, others in named.items()
    }


def _address_in(named: str) -> str:
    """`jonas@roth.example` of `Jonas Weber <jonas@roth.example>`."""
    return named.rpartition("<")[2].removesuffix(">").lower()


@question
def _messages(ticket_id: int) -> QuerySet[Message]:
    return Message.objects.filter(ticket=ticket_id).order_by("at", "pk")


@question
def _files(ticket_id: int) -> QuerySet[MessageFile, tuple[Any, ...]]:
    files = MessageFile.objects.filter(message__ticket=ticket_id).order_by("pk")
    return files.values_list("message_id", *ATTACHMENT)


@question
def _reached(ticket_id: int) -> QuerySet[MessageRecipient, tuple[int, int]]:
    reached = MessageRecipient.objects.filter(message__ticket=ticket_id).order_by("pk")
    return reached.values_list("message_id", "person_id")


@dataclass(frozen=True, slots=True)
class Noted:
    """A note as a page shows it."""

    pk: int
    author_id: int
    text: str
    at: datetime
    mentioned: tuple[str, ...]
    attachments: tuple[Attachment, ...]


def noted_on(actor: Actor, ticket: Ticket) -> list[Noted]:
    """The same as `notes_of`, people by key only: for a page that names many at once."""
    if not policies.may_see_as_staff(actor, **place_of(ticket)):
        return []
    found = _notes(ticket.pk)
    attachments: dict[int, list[Attachment]] = defaultdict(list)
    if found:
        files = NoteFile.objects.filter(note__ticket=ticket).order_by("pk")
        columns = ("note_id", "file_id", "name", "file__size", "file__type")
        for note_id, file_id, name, size, kind in files.values_list(*columns):
            attachments[note_id].append(Attachment(file_id, name, "", False, size, kind))
    return [
        Noted(pk, author_id, text, at, tuple(mentioned), tuple(attachments.get(pk, ())))
        for pk, author_id, text, at, mentioned in found
    ]


@dataclass(frozen=True, slots=True)
class Opening:
    """Who wrote the first message of a ticket, and whether they are taken at their word."""

    author_id: int | None
    mark: str


def openings_of(tickets: Iterable[int]) -> dict[int, Opening]:
    """How each of these tickets began, where anything was said."""
    found = _openings(list(tickets))
    return {ticket_id: Opening(author_id, mark) for ticket_id, author_id, mark in found}


@question
def _openings(tickets: list[int]) -> QuerySet[Message, tuple[int, int | None, str]]:
    first = Message.objects.filter(Among(F("ticket"), tickets)).distinct("ticket")
    return first.order_by("ticket", "at", "pk").values_list("ticket_id", "author_id", "mark")


@question
def _notes(ticket_id: int) -> QuerySet[Note, tuple[Any, ...]]:
    notes = Note.objects.filter(ticket=ticket_id).order_by("at", "pk")
    return notes.values_list("pk", "author_id", "text", "at", "mentioned")


def message(pk: int) -> Message:
    """For reactions and doors."""
    return messages_of_any().get(pk=pk)


def messages_of_any() -> QuerySet[Message]:
    return Message.objects.select_related("ticket__desk", "author").prefetch_related(
        "files__file", "recipients__person"
    )


def recipients_of(message_id: int) -> list[MessageRecipient]:
    """Whom a message was addressed to, each with all that a mail to them goes by."""
    return _addressed(message_id)


@question
def _addressed(message_id: int) -> QuerySet[MessageRecipient]:
    reached = MessageRecipient.objects.filter(message=message_id).order_by("pk")
    return reached.select_related("person", "message__ticket__desk")


def notes_of(actor: Actor, ticket: Ticket) -> QuerySet[Note]:
    """What the desk said to itself; nothing for anybody who is not staff there."""
    if not policies.may_see_as_staff(actor, **place_of(ticket)):
        return Note.objects.none()
    return (
        Note.objects.filter(ticket=ticket)
        .select_related("author")
        .prefetch_related(Prefetch("files", NoteFile.objects.select_related("file")))
        .order_by("at", "pk")
    )


def participants_of(ticket: Ticket) -> list[Participant]:
    """Who besides the requester takes part, each with their person."""
    return _company([ticket.pk])


def company_of(tickets: Iterable[int]) -> dict[int, list[Participant]]:
    """The same of several tickets, by ticket."""
    company: dict[int, list[Participant]] = defaultdict(list)
    for part in _company(list(tickets)):
        company[part.ticket_id].append(part)
    return company


@question
def _company(tickets: list[int]) -> QuerySet[Participant]:
    part = Participant.objects.filter(Among(F("ticket"), tickets), left_at=None)
    return part.select_related("person").order_by("pk")


def takes_part(ticket: Ticket, person_id: int) -> bool:
    """True for the requester, the affected, the holder and whoever is in the conversation."""
    if person_id in (ticket.requester_id, ticket.affected_id, ticket.holder_id):
        return True
    return Participant.objects.filter(ticket=ticket, person_id=person_id, left_at=None).exists()
