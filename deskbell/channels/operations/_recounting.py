"""Recounting: mail of the past is written down as it went, by whoever writes a history.

Nothing is fetched, sent or waited for: a mail that came in is settled at the moment it came, and
what went out is noted as the servers are said to have answered.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from deskbell.channels import queries
from deskbell.channels.decisions import Answer
from deskbell.channels.models import Mailbox, Outgoing, OutgoingRecipient, RawMail
from deskbell.channels.operations._accepting import accept
from deskbell.channels.operations._noting import note_answer
from deskbell.channels.operations._taking_in import take_in
from deskbell.tickets import operations as tickets

#: How long a server takes to say that it has a mail.
A_MOMENT = timedelta(seconds=1)

Said = Callable[[str], Answer]


@transaction.atomic
def recount_mail(
    raw: bytes,
    *,
    mailbox: Mailbox,
    at: datetime,
    sender: str | None = None,
    number: int | None = None,
    own: frozenset[str] | None = None,
) -> RawMail:
    """A mail came in at `at`, and became what it would have become; its ticket gets this `number`.

    `own` are the desk's addresses, for whoever knows them. Raises `MailTooLarge`.
    """
    kept = accept(raw, mailbox=mailbox, came_by=RawMail.CameBy.SMTP, at=at, sender=sender)
    if kept.state == RawMail.State.RECEIVED:
        kept.raw = raw
        kept.mailbox = mailbox
        take_in(kept, own=queries.own_addresses() if own is None else own, at=at, number=number)
    return kept


@transaction.atomic
def recount_sending(*, until: datetime, said: Said) -> int:
    """Everything that was due by `until` went out when it was due; `said` answers for an address.

    Returns how many recipients that were.
    """
    due = OutgoingRecipient.objects.filter(next_try_at__lte=until)
    found = list(due.select_related("outgoing").order_by("next_try_at", "pk"))
    for pk in sorted({one.outgoing.ticket_id for one in found}):
        tickets.lock(pk)
    left: dict[int, Outgoing] = {}
    for one in found:
        assert one.next_try_at is not None
        at = one.next_try_at + A_MOMENT
        one.attempts += 1
        one.first_tried_at = one.first_tried_at or one.next_try_at
        one.outgoing.handed_over_at = one.next_try_at
        left[one.outgoing_id] = one.outgoing
        note_answer(one.outgoing, one, said(one.address), at=at)
    Outgoing.objects.bulk_update(left.values(), ["handed_over_at"])
    return len(found)
