"""Telling: the desk writes to the requester by itself, at the points where they would wonder."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from deskbell.channels import queries
from deskbell.channels.decisions import A_DAY, MOST_IN_A_DAY, OpenedBy, why_silent, window_of
from deskbell.channels.events import RequesterNotTold, RequesterTold
from deskbell.channels.models import Acknowledgement, Outgoing
from deskbell.channels.operations._posting import Addressee, lay_out
from deskbell.channels.operations._recalling import cancel
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.events import record
from deskbell.people import queries as people
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as asked

if TYPE_CHECKING:
    from deskbell.people.models import Person
    from deskbell.tickets.models import Ticket

Purpose = Outgoing.Purpose

#: Two that say the opposite of each other: if the first has not left yet, neither is sent.
UNSAYS = {Purpose.REOPENED: Purpose.FINAL}


@transaction.atomic
def tell(
    ticket_id: int,
    purpose: str,
    *,
    at: datetime,
    words: str = "",
    until: datetime | None = None,
) -> Outgoing | None:
    """Lay out a mail to the requester about what has become of their request.

    Nothing is laid out where it would answer a machine, go round in a loop or reach somebody who
    never asked; the ticket's history then says why.
    """
    tickets.lock(ticket_id)
    ticket = asked.ticket(ticket_id)
    requester = people.person(ticket.requester_id)
    address = queries.addresses_reaching([requester], ticket).get(requester.pk)
    reason = _reason_not_to(ticket, requester, address, purpose, at=at)
    if reason or address is None:
        record(
            RequesterNotTold(
                ticket_id=ticket.pk, purpose=purpose, reason=reason, by=SYSTEM.ref, at=at
            )
        )
        return None
    language = queries.language_for(requester, ticket.desk)
    # The confirmation goes at once; what an agent did by mistake can be undone while it is held.
    held = 0 if purpose == Purpose.CONFIRMATION else settings.HOLD_SENDS_FOR
    outgoing = lay_out(
        ticket,
        [Addressee(requester, address)],
        purpose=purpose,
        wording=queries.wording_of(purpose, ticket, requester, language, words=words, until=until),
        at=at,
        hold=timedelta(seconds=held),
    )
    record(
        RequesterTold(
            ticket_id=ticket.pk,
            outgoing_id=outgoing.pk,
            purpose=purpose,
            by=SYSTEM.ref,
            at=at,
        )
    )
    return outgoing


def _reason_not_to(
    ticket: Ticket, requester: Person, address: str | None, purpose: str, *, at: datetime
) -> str:
    opening = asked.messages_of(ticket).prefetch_related(None).first()
    who = OpenedBy(
        address=address,
        mark=opening.mark if opening else "",
        is_ours=bool(address) and queries.is_ours(address or ""),
    )
    if silent := why_silent(who):
        return silent
    if purpose in UNSAYS and _unsay(ticket, UNSAYS[Purpose(purpose)], at=at):
        return "nothing_happened"
    by_themselves = opening is not None and opening.author_id == requester.pk
    if purpose == Purpose.CONFIRMATION and ticket.channel == "mail" and by_themselves:
        return "" if _may_acknowledge(who.address or "", at=at) else "acknowledged_before"
    return ""


def _unsay(ticket: Ticket, purpose: str, *, at: datetime) -> bool:
    """Take back a mail that nobody has got yet."""
    mails = Outgoing.objects.select_for_update().filter(ticket=ticket, purpose=purpose)
    latest = mails.order_by("-pk").first()
    return latest is not None and cancel(latest, at=at) > 0


def _may_acknowledge(address: str, *, at: datetime) -> bool:
    """True once per sender and window, whoever asks, and not without end.

    Of two workers who ask at the same moment, the second waits for the first.
    """
    acknowledged = Acknowledgement.objects.filter(address=address)
    windows = set(acknowledged.values_list("window", flat=True))
    if any(window < at - A_DAY for window in windows):
        acknowledged.filter(window__lt=at - A_DAY).delete()
    lately = {window for window in windows if window >= at - A_DAY}
    if window_of(at) in lately or len(lately) >= MOST_IN_A_DAY:
        return False
    _, is_first = Acknowledgement.objects.get_or_create(address=address, window=window_of(at))
    return is_first
