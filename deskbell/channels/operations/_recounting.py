"""Recounting: mail of the past is written down as it went, by whoever writes a history.

Nothing is fetched, sent or waited for: a mail that came in is settled at the moment it came, and
what went out is noted as the server is said to have answered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import connection, transaction

from deskbell.channels import queries
from deskbell.channels.events import DeliveryChanged
from deskbell.channels.models import Mailbox, OutgoingRecipient, RawMail
from deskbell.channels.operations._accepting import brought
from deskbell.channels.operations._taking_in import take_in
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.events import record_all
from deskbell.kernel.inserting import insert
from deskbell.promises import operations as promises
from deskbell.tickets import operations as tickets

#: How long a server takes to say that it has a mail, and what it says before its own words.
A_MOMENT = timedelta(seconds=1)
CODE, STATUS = 250, "2.0.0"

ACCEPTED = """
WITH said AS (SELECT * FROM unnest(%s::bigint[], %s::text[]) AS said (id, words)),
accepted AS (
    UPDATE channels_outgoingrecipient AS one
    SET state = 'accepted', state_at = one.next_try_at + %s::interval, attempts = attempts + 1,
        first_tried_at = coalesce(first_tried_at, one.next_try_at), has_left = true,
        code = %s, status = %s, words = said.words, next_try_at = NULL
    FROM said WHERE said.id = one.id
    RETURNING one.outgoing_id, one.state_at
)
UPDATE channels_outgoing AS mail SET handed_over_at = accepted.state_at
FROM accepted WHERE accepted.outgoing_id = mail.id
"""


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

    `own` are the desk's addresses, for whoever knows them. The same bytes come once. Raises
    `MailTooLarge`.
    """
    came_by = RawMail.CameBy.SMTP
    kept = brought(raw, mailbox=mailbox, came_by=came_by, at=at, sender=sender)
    insert(kept)
    take_in(kept, own=queries.own_addresses() if own is None else own, at=at, number=number)
    return kept


class _Due(NamedTuple):
    recipient_id: int
    address: str
    at: datetime
    outgoing_id: int
    message_id: int | None
    ticket_id: int
    purpose: str


@transaction.atomic
def recount_sending(*, until: datetime, said: Callable[[str, datetime], str]) -> int:
    """Everything that was due by `until` went out when it was due, and was accepted.

    `said` gives the server's words for an address and a moment. Returns how many recipients that
    were.
    """
    waiting = OutgoingRecipient.objects.filter(next_try_at__lte=until)
    columns = (
        "pk",
        "address",
        "next_try_at",
        "outgoing",
        "outgoing__message",
        "outgoing__ticket",
        "outgoing__purpose",
    )
    due = [_Due(*row) for row in waiting.order_by("next_try_at", "pk").values_list(*columns)]
    if due:
        tickets.hold_all({one.ticket_id for one in due})
        _accept(due, [said(one.address, one.at) for one in due])
    return len(due)


def _accept(due: Sequence[_Due], words: Sequence[str]) -> None:
    keys = [one.recipient_id for one in due]
    with connection.cursor() as cursor:
        cursor.execute(ACCEPTED, [keys, list(words), str(A_MOMENT), CODE, STATUS])
    record_all(
        [
            DeliveryChanged(
                ticket_id=one.ticket_id,
                outgoing_id=one.outgoing_id,
                recipient_id=one.recipient_id,
                message_id=one.message_id,
                state=OutgoingRecipient.State.ACCEPTED,
                code=CODE,
                status=STATUS,
                purpose=one.purpose,
                address=one.address,
                words=text,
                by=SYSTEM.ref,
                at=one.at + A_MOMENT,
            )
            for one, text in zip(due, words, strict=True)
        ]
    )
    promises.acknowledge(
        {one.ticket_id: one.at + A_MOMENT for one in due if one.purpose == "confirmation"}
    )
