"""Following: what moves to another ticket takes along what later mails find it by.

Mails that carry no message (a confirmation) stay with their ticket; whoever answers one is led
from there to where it goes on.
"""

from __future__ import annotations

from collections.abc import Collection

from deskbell.channels.models import KnownMessageId, Outgoing, RawMail


def follow(message_ids: Collection[int], *, to_ticket_id: int) -> None:
    """Let answers to these messages, and the mails of them, belong to their ticket."""
    for kind in (KnownMessageId, RawMail, Outgoing):
        kind.objects.filter(message__in=message_ids).update(ticket=to_ticket_id)
