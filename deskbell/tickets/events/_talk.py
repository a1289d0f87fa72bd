"""What is said: messages, answers, calls, notes, and who takes part."""

from dataclasses import dataclass
from datetime import datetime

from deskbell.tickets.events._base import TicketEvent


@dataclass(frozen=True, kw_only=True)
class MessageHeard(TicketEvent):
    """A further message came in from outside."""

    name = "ticket.message_heard"
    sentence = "wrote"
    ticket_id: int
    message_id: int
    person_id: int
    status: str
    reopened: int
    news_due_at: datetime | None
    #: True where it took a finished ticket up again.
    has_reopened: bool = False
    #: True where it woke a ticket that was snoozed.
    has_woken: bool = False
    #: False where a machine wrote it, and nobody waits for an answer.
    wakes: bool = True
    #: True where the requester asked again before the desk had answered.
    is_chaser: bool = False


@dataclass(frozen=True, kw_only=True)
class ReplySent(TicketEvent):
    """The desk answered; the words are on their way to `recipients`."""

    name = "ticket.reply_sent"
    sentence = "answered"
    ticket_id: int
    message_id: int
    recipients: tuple[int, ...]
    status: str
    holder_id: int
    taken_at: datetime | None
    first_answered_at: datetime | None
    news_due_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class ReplyWithdrawn(TicketEvent):
    """A reply was taken back before it left the house, and with it what it had changed."""

    name = "ticket.reply_withdrawn"
    sentence = "took an answer back before it was sent"
    ticket_id: int
    message_id: int
    status: str
    holder_id: int
    taken_at: datetime | None
    first_answered_at: datetime | None
    news_due_at: datetime | None
    waits_until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class AnswerMissed(TicketEvent):
    """An answer turned out to have reached nobody: it was none."""

    name = "ticket.answer_missed"
    sentence = "an answer reached nobody"
    ticket_id: int
    message_id: int
    first_answered_at: datetime | None
    news_due_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class AnswerReached(TicketEvent):
    """An answer that had reached nobody arrived after all."""

    name = "ticket.answer_reached"
    sentence = "an answer arrived after all"
    ticket_id: int
    message_id: int
    first_answered_at: datetime | None
    news_due_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class CallLogged(TicketEvent):
    """A call or a talk was written down."""

    name = "ticket.call_logged"
    sentence = "logged a call"
    ticket_id: int
    message_id: int
    person_id: int
    status: str
    first_answered_at: datetime | None
    news_due_at: datetime | None
    #: False where nobody picked up.
    is_answered: bool = True
    #: True where the desk was called.
    is_incoming: bool = False


@dataclass(frozen=True, kw_only=True)
class NoteWritten(TicketEvent):
    """The desk said something to itself."""

    name = "ticket.note_written"
    sentence = "wrote a note"
    ticket_id: int
    note_id: int
    #: Whom it names, and the teams whose members it names.
    mentioned: tuple[int, ...] = ()
    mentioned_teams: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MessageRecut(TicketEvent):
    """Somebody put right what of a mail is said now and what is quoted, or took that back."""

    name = "ticket.message_recut"
    sentence = "put right what a mail says"
    ticket_id: int
    message_id: int
    is_undone: bool = False


@dataclass(frozen=True, kw_only=True)
class ParticipantAdded(TicketEvent):
    """Somebody joined the conversation."""

    name = "ticket.participant_added"
    sentence = "added {person} to the conversation"
    ticket_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class ParticipantRemoved(TicketEvent):
    """Somebody left the conversation."""

    name = "ticket.participant_removed"
    sentence = "took {person} out of the conversation"
    ticket_id: int
    person_id: int
