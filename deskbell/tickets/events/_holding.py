"""Who holds a ticket: assigned, taken, handed over."""

from dataclasses import dataclass
from datetime import datetime

from deskbell.kernel.events import Words
from deskbell.tickets.events._base import TicketEvent


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
