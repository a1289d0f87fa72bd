"""Noting: what the desk says to itself, and calls written down."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import NotPermitted
from deskbell.people import queries as people
from deskbell.tickets import queries
from deskbell.tickets.events import CallLogged, NoteWritten
from deskbell.tickets.models import Mention, Message, Note, NoteFile, Ticket
from deskbell.tickets.operations._grip import enter, grip, refuse_unless, save
from deskbell.tickets.operations._promising import news_after_an_answer
from deskbell.tickets.operations._receiving import Attached, attach

if TYPE_CHECKING:
    from deskbell.people.models import Person


@transaction.atomic
def note(
    ticket: Ticket, *, text: str, by: Actor, at: datetime, files: Iterable[Attached] = ()
) -> Note:
    """Say something that never leaves the desk, and mention whom it should reach there.

    Whoever cannot see the ticket is not mentioned. Raises `NotPermitted`, `Refused`.
    """
    ticket = grip(ticket, by=by)
    if by.person_id is None:
        raise NotPermitted
    refuse_unless(ticket, "note")
    called = queries.called_in(ticket, text)
    written = Note.objects.create(
        ticket=ticket, author_id=by.person_id, text=text, at=at, mentioned=list(called.said)
    )
    _mention(called, written)
    NoteFile.objects.bulk_create(
        NoteFile(note=written, file=attached.file, name=attached.name[:255]) for attached in files
    )
    save(ticket, at=at)
    record(
        NoteWritten(
            ticket_id=ticket.pk,
            note_id=written.pk,
            mentioned=called.people,
            mentioned_teams=called.teams,
            by=by.ref,
            at=at,
        )
    )
    return written


def _mention(called: queries.Called, note: Note) -> None:
    """Once each, and whoever wrote it not at all: a team stands for those in it now."""
    teams = {person: team for team in called.teams for person in people.members_joined(team)}
    whom = teams | dict.fromkeys(called.people)
    whom.pop(note.author_id, None)
    Mention.objects.bulk_create(
        Mention(note=note, person_id=person, team_id=team, at=note.at)
        for person, team in whom.items()
    )


@transaction.atomic
def log_call(
    ticket: Ticket,
    *,
    text: str,
    person: Person,
    by: Actor,
    at: datetime,
    incoming: bool = False,
    answered: bool = True,
    files: Iterable[Attached] = (),
) -> Message:
    """Write down a call or talk with `person`. An outgoing one counts as an answer.

    Not where nobody picked up (`answered=False`): then it was only tried.
    Raises `NotPermitted`, `Refused`.
    """
    ticket = grip(ticket, by=by)
    status = refuse_unless(ticket, "answer")
    message = Message.objects.create(
        ticket=ticket,
        author_id=person.pk if incoming else by.person_id,
        direction=Message.Direction.IN if incoming else Message.Direction.OUT,
        channel=Ticket.Channel.PHONE,
        text=text,
        at=at,
        missed_at=None if answered else at,
    )
    attach(message, files)
    enter(ticket, status, by=by, at=at)
    if not incoming and answered:
        ticket.first_answered_at = ticket.first_answered_at or at
        ticket.news_due_at = news_after_an_answer(ticket, at=at)
    save(ticket, at=at)
    record(
        CallLogged(
            ticket_id=ticket.pk,
            message_id=message.pk,
            person_id=person.pk,
            status=ticket.status,
            first_answered_at=ticket.first_answered_at,
            news_due_at=ticket.news_due_at,
            is_answered=answered,
            is_incoming=incoming,
            by=by.ref,
            at=at,
        )
    )
    return message
