"""What goes from one ticket to another: merged, split, moved; and what of it came back.

Each names the `Move` it belongs to, so that whoever takes that back finds both ends of it.
"""

from dataclasses import dataclass
from datetime import datetime

from deskbell.tickets.events._base import TicketEvent


@dataclass(frozen=True, kw_only=True)
class TicketMerged(TicketEvent):
    """The ticket was about the same as another, and goes on there."""

    name = "ticket.merged"
    sentence = "merged it into another ticket"
    ticket_id: int
    merged_into_id: int
    message_ids: tuple[int, ...]
    resolved_at: datetime
    move_id: int = 0
    note_ids: tuple[int, ...] = ()
    #: Whether its requester is written to that it goes on elsewhere.
    is_told: bool = False


@dataclass(frozen=True, kw_only=True)
class MessagesTakenIn(TicketEvent):
    """What was said on another ticket about the same is said here from now on."""

    name = "ticket.messages_taken_in"
    sentence = "merged another ticket into this one"
    ticket_id: int
    from_ticket_id: int
    message_ids: tuple[int, ...]
    status: str
    reopened: int
    first_answered_at: datetime | None
    news_due_at: datetime | None
    move_id: int = 0
    note_ids: tuple[int, ...] = ()
    #: Who takes part here because of it.
    joined: tuple[int, ...] = ()
    #: Whether there is work because of it: what came in was not finished.
    goes_on: bool = True
    #: Whether the ticket was snoozed and is there again, for what somebody wrote in it.
    has_woken: bool = False


@dataclass(frozen=True, kw_only=True)
class TicketUnmerged(TicketEvent):
    """It was not about the same after all: it goes on by itself, as it stood before."""

    name = "ticket.unmerged"
    sentence = "took it out of the other ticket again"
    ticket_id: int
    from_ticket_id: int
    move_id: int
    #: The recorded event that was taken back.
    step: int | None
    message_ids: tuple[int, ...]
    note_ids: tuple[int, ...]
    status: str
    reopened: int
    resolved_at: datetime | None
    closed_at: datetime | None
    news_due_at: datetime | None
    waits_until: datetime | None
    first_answered_at: datetime | None
    merged_into_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class MessagesGivenBack(TicketEvent):
    """What came from another ticket is said there again. What was said since stays here."""

    name = "ticket.messages_given_back"
    sentence = "gave another ticket back what came from it"
    ticket_id: int
    to_ticket_id: int
    move_id: int
    message_ids: tuple[int, ...]
    note_ids: tuple[int, ...]
    status: str
    reopened: int
    resolved_at: datetime | None
    closed_at: datetime | None
    news_due_at: datetime | None
    waits_until: datetime | None
    first_answered_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class MessagesMovedOut(TicketEvent):
    """Something said here belongs to another ticket; or it came from there and is back."""

    name = "ticket.messages_moved_out"
    sentence = "moved what was said here to another ticket"
    ticket_id: int
    to_ticket_id: int
    move_id: int
    message_ids: tuple[int, ...]
    note_ids: tuple[int, ...]
    first_answered_at: datetime | None
    is_undone: bool = False


@dataclass(frozen=True, kw_only=True)
class MessagesMovedIn(TicketEvent):
    """Something said on another ticket belongs here; or it left from here and is back."""

    name = "ticket.messages_moved_in"
    sentence = "moved here what was said on another ticket"
    ticket_id: int
    from_ticket_id: int
    move_id: int
    message_ids: tuple[int, ...]
    note_ids: tuple[int, ...]
    first_answered_at: datetime | None
    is_undone: bool = False


@dataclass(frozen=True, kw_only=True)
class TicketSplit(TicketEvent):
    """One contact raised several issues: each is a ticket of its own from now on."""

    name = "ticket.split"
    sentence = "split it into several tickets"
    ticket_id: int
    move_id: int
    into_ids: tuple[int, ...]
    #: Whether the requester is written to, once, with all the numbers.
    is_told: bool


@dataclass(frozen=True, kw_only=True)
class SplitTakenBack(TicketEvent):
    """The issues belong together after all: what was split off is here again."""

    name = "ticket.split_taken_back"
    sentence = "took the split back"
    ticket_id: int
    move_id: int
    #: The recorded event that was taken back.
    step: int | None
