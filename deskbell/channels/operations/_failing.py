"""Failing: a report says, perhaps days later, that a mail did not reach somebody."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from deskbell.channels.decisions import is_after_the_fact, known_as, state_after
from deskbell.channels.models import Outgoing, OutgoingRecipient
from deskbell.channels.operations._noting import LONGEST_WORDS, enter
from deskbell.tickets import operations as tickets


@transaction.atomic
def note_failure(
    message_id: str | None,
    recipients: Collection[str],
    *,
    status: str,
    permanent: bool | None,
    words: str,
    at: datetime,
) -> bool:
    """Write down that a mail bounced or is late, as a report about it says.

    The mail is found by its Message-ID alone, since anybody can forge a report about an address.
    Returns whether there was one.
    """
    found = _reported(message_id)
    if found is None:
        return False
    tickets.lock(found.ticket_id)
    outgoing = Outgoing.objects.select_for_update().get(pk=found.pk)
    news = state_after(status, permanent)
    for recipient in _meant(outgoing, recipients):
        if is_after_the_fact(recipient.state, news):
            continue
        recipient.status = status[:12]
        recipient.words = words[:LONGEST_WORDS]
        recipient.code = None
        enter(outgoing, recipient, news, at=at)
    return True


def _reported(message_id: str | None) -> Outgoing | None:
    identifier = known_as(message_id)
    return Outgoing.objects.filter(identifier=identifier).first() if identifier else None


def _meant(outgoing: Outgoing, reported: Collection[str]) -> list[OutgoingRecipient]:
    """Whom a report means. One that names nobody we know means the only one there is.

    A mail that was forwarded on its way bounces at an address we never heard of.
    """
    everybody = list(outgoing.recipients.select_for_update().order_by("pk"))
    named = {one.strip().lower() for one in reported}
    meant = [one for one in everybody if one.address.lower() in named]
    return meant or (everybody if len(everybody) == 1 else [])
