"""How tickets hang together: linked, and no longer."""

from dataclasses import dataclass

from deskbell.tickets.events._base import TicketEvent


@dataclass(frozen=True, kw_only=True)
class TicketLinked(TicketEvent):
    """It hangs together with another ticket: `role` says how, seen from this one."""

    name = "ticket.linked"
    sentence = "linked it to another ticket: {role}"
    ticket_id: int
    other_id: int
    link_id: int
    role: str


@dataclass(frozen=True, kw_only=True)
class TicketUnlinked(TicketEvent):
    """It does not hang together with the other ticket any more."""

    name = "ticket.unlinked"
    sentence = "took the link to another ticket away: {role}"
    ticket_id: int
    other_id: int
    link_id: int
    role: str
