"""What can happen to a ticket, said in the past tense.

Facts are codes, numbers and moments: enough to rebuild the ticket's row. What people wrote is
words, which erasure may blank.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any

from deskbell.kernel.events import Event, Words

SaidFacts = Annotated[dict[str, str], "words"]


class TicketEvent(Event):
    """Something happened to one ticket."""

    stream = "ticket"


@dataclass(frozen=True, kw_only=True)
class TicketReceived(TicketEvent):
    """A contact became a ticket: it left intake with a number, a priority and a holder."""

    name = "ticket.received"
    sentence = "received by {channel}, priority {priority}"
    ticket_id: int
    number: int
    desk_id: int
    kind: str
    channel: str
    is_informal: bool
    confidential_class: str
    requester_id: int
    affected_id: int | None
    team_id: int
    holder_id: int
    priority: int
    priority_reasons: tuple[dict[str, Any], ...]
    missing: tuple[str, ...]
    news_due_at: datetime
    follows_id: int | None
    message_id: int | None
    facts: dict[str, Any] = field(default_factory=dict)
    said: SaidFacts = field(default_factory=dict)
    subject: Words


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
    """A reply was taken back before it left the house."""

    name = "ticket.reply_withdrawn"
    sentence = "took an answer back before it was sent"
    ticket_id: int
    message_id: int
    status: str
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


@dataclass(frozen=True, kw_only=True)
class NoteWritten(TicketEvent):
    """The desk said something to itself."""

    name = "ticket.note_written"
    sentence = "wrote a note"
    ticket_id: int
    note_id: int


@dataclass(frozen=True, kw_only=True)
class TicketAssigned(TicketEvent):
    """The ticket was given to a team, and there to a holder."""

    name = "ticket.assigned"
    sentence = "gave it to {holder}, {team}"
    ticket_id: int
    team_id: int
    holder_id: int
    taken_at: datetime | None
    status: str
    reason: Words = ""


@dataclass(frozen=True, kw_only=True)
class TicketTaken(TicketEvent):
    """Somebody took the ticket up themself."""

    name = "ticket.taken"
    sentence = "took it"
    ticket_id: int
    team_id: int
    holder_id: int
    taken_at: datetime
    status: str


@dataclass(frozen=True, kw_only=True)
class TicketHandedOver(TicketEvent):
    """The ticket went to another desk, with its history."""

    name = "ticket.handed_over"
    sentence = "handed it over to another desk"
    ticket_id: int
    desk_id: int
    team_id: int
    holder_id: int
    reason: Words


@dataclass(frozen=True, kw_only=True)
class TicketDescribed(TicketEvent):
    """Facts became known; the priority was computed anew from them."""

    name = "ticket.described"
    sentence = "noted facts, priority {priority}"
    ticket_id: int
    kind: str
    affected_id: int | None
    confidential_class: str
    is_informal: bool
    facts: dict[str, Any]
    missing: tuple[str, ...]
    priority: int
    priority_reasons: tuple[dict[str, Any], ...]
    news_due_at: datetime | None
    said: SaidFacts
    subject: Words


@dataclass(frozen=True, kw_only=True)
class WaitBegun(TicketEvent):
    """The desk waits for somebody."""

    name = "ticket.wait_begun"
    sentence = "waits"
    ticket_id: int
    status: str
    until: datetime | None
    waits_for: Words


@dataclass(frozen=True, kw_only=True)
class WaitEnded(TicketEvent):
    """The desk goes on."""

    name = "ticket.wait_ended"
    sentence = "went on"
    ticket_id: int
    status: str


@dataclass(frozen=True, kw_only=True)
class TicketResolved(TicketEvent):
    """The desk holds the request to be met."""

    name = "ticket.resolved"
    sentence = "resolved it: {code}"
    ticket_id: int
    resolution_id: int
    code: str
    cause: Words
    done: Words
    told: Words


@dataclass(frozen=True, kw_only=True)
class TicketClosed(TicketEvent):
    """The matter is over."""

    name = "ticket.closed"
    sentence = "closed it"
    ticket_id: int


@dataclass(frozen=True, kw_only=True)
class TicketReopened(TicketEvent):
    """It was not over after all."""

    name = "ticket.reopened"
    sentence = "reopened it"
    ticket_id: int
    reopened: int
    news_due_at: datetime | None
    reason: Words


@dataclass(frozen=True, kw_only=True)
class MessageMovedOut(TicketEvent):
    """A message did not belong here and became a ticket of its own."""

    name = "ticket.message_moved_out"
    sentence = "moved a message out into a ticket of its own"
    ticket_id: int
    message_id: int
    to_ticket_id: int
    status: str


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
