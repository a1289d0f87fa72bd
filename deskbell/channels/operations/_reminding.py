"""Reminding: what is still open is asked again, and at the end it is said when it is closed."""

from __future__ import annotations

from deskbell.channels.models import Outgoing
from deskbell.channels.operations._telling import Telling, tell_all
from deskbell.contact import queries as contact
from deskbell.contact.decisions import as_told
from deskbell.contact.events import RequesterReminded
from deskbell.tickets import queries as tickets
from deskbell.tickets.events import TicketClosed

Purpose = Outgoing.Purpose


def remind(event: RequesterReminded) -> Outgoing | None:
    """Ask a requester again; nothing is said where they have answered meanwhile."""
    ticket = tickets.ticket(event.ticket_id)
    wait = contact.wait_of(ticket)
    if wait is None or wait.began_at != event.asked_at:
        return None
    asked = contact.questions_of(event.ticket_id)
    left = {one.number: one.text for one in asked if one.answered_at is None}
    if asked and asked[0].asked_at != event.asked_at:
        left = {}
    moments = {"asked": event.asked_at}
    if event.closes_at is not None:
        moments["closes"] = event.closes_at
    return tell_all(
        [
            Telling(
                event.ticket_id,
                Purpose.REMINDER if event.closes_at is None else Purpose.ANNOUNCEMENT,
                event.at,
                words=as_told(left) if len(left) > 1 else "".join(left.values()),
                links={"form": contact.link_to_questions(event.ticket_id)},
                moments=moments,
            )
        ]
    )[0]


def tell_closed(event: TicketClosed) -> Outgoing | None:
    """Say that a ticket was closed as announced, and how it goes on all the same."""
    ticket = tickets.ticket(event.ticket_id)
    window = tickets.reopening_window(ticket.desk_id, at=event.at)
    moments = {"goes_on": event.at + window}
    return tell_all([Telling(event.ticket_id, Purpose.CLOSED, event.at, moments=moments)])[0]
