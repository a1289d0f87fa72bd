"""What mail is in the way of reminding somebody, or of closing what they asked."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from deskbell.channels.events import RequesterNotTold
from deskbell.channels.models import Outgoing, OutgoingRecipient, RawMail
from deskbell.contact.decisions import CLOSE
from deskbell.kernel.events import load
from deskbell.kernel.models import RecordedEvent
from deskbell.people import queries as people
from deskbell.tickets import queries as tickets

State = OutgoingRecipient.State

#: It has not left yet, or is on its way.
GOING = (State.HELD, State.QUEUED, State.SENDING, State.DELAYED)
#: What announced a closing, by what the ticket stands in.
ANNOUNCED_BY = {
    "waiting_requester": Outgoing.Purpose.ANNOUNCEMENT,
    "resolved": Outgoing.Purpose.FINAL,
}
#: Whoever is no person needs no announcement.
NO_PERSON = ("automatic", "robot", "own_address", "spoofed")


def in_the_way(ticket_id: int, what: str, *, since: datetime) -> str:
    """Why `what` (see contact) must not happen to a ticket that has waited `since` then: a code.

    A word of theirs may lie unread, one of ours may not have left, and nothing is closed that was
    not announced by a mail that a server took.
    """
    ticket = tickets.ticket(ticket_id)
    asking = {ticket.requester_id, *(one.person_id for one in tickets.participants_of(ticket))}
    addresses = people.mail_addresses_of(asking)
    lying = RawMail.objects.filter(received_at__gte=since)
    from_them = Q(sender__in=addresses) | Q(envelope_sender__in=addresses)
    if lying.filter(Q(ticket=ticket_id) | from_them, state=RawMail.State.HELD).exists():
        return "held_mail"
    if lying.filter(from_them, state=RawMail.State.RECEIVED).exists():
        return "unread_mail"
    ours = OutgoingRecipient.objects.filter(outgoing__ticket=ticket_id, state__in=GOING)
    if ours.filter(outgoing__side_message=None).exists():
        return "in_outbox"
    if what == CLOSE and not _is_announced(ticket_id, ANNOUNCED_BY[ticket.status]):
        return "not_announced"
    return ""


def _is_announced(ticket_id: int, purpose: str) -> bool:
    said = Outgoing.objects.filter(ticket=ticket_id, purpose=purpose).order_by("-pk").first()
    if said is not None:
        return said.recipients.filter(state=State.ACCEPTED, role=OutgoingRecipient.Role.TO).exists()
    silences = RecordedEvent.objects.filter(
        stream=f"ticket:{ticket_id}", name=RequesterNotTold.name, facts__purpose=purpose
    )
    latest = silences.order_by("-position").first()
    return latest is not None and load(latest).reason in NO_PERSON  # type: ignore[attr-defined]
