"""Following: a message moved to another ticket takes along what later mails find it by."""

from __future__ import annotations

from deskbell.channels.models import KnownMessageId, RawMail


def follow(message_id: int, *, to_ticket_id: int) -> None:
    """Let answers to this message, and the mail it came in, belong to its new ticket."""
    KnownMessageId.objects.filter(message=message_id).update(ticket=to_ticket_id)
    RawMail.objects.filter(message=message_id).update(ticket=to_ticket_id)
