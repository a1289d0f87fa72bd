"""Following: what moves to another ticket takes along what later mails find it by."""

from __future__ import annotations

from deskbell.channels.models import KnownMessageId, Outgoing, RawMail


def follow(message_id: int, *, to_ticket_id: int) -> None:
    """Let answers to this message, and the mail it came in, belong to its new ticket."""
    KnownMessageId.objects.filter(message=message_id).update(ticket=to_ticket_id)
    RawMail.objects.filter(message=message_id).update(ticket=to_ticket_id)


def follow_all(ticket_id: int, *, to_ticket_id: int) -> None:
    """Let answers to anything of a merged ticket, and its mails, belong to where it goes on."""
    known = KnownMessageId.objects.filter(ticket=ticket_id)
    there = KnownMessageId.objects.filter(ticket=to_ticket_id)
    known.filter(message=None, value__in=there.values("value")).delete()
    known.update(ticket=to_ticket_id)
    RawMail.objects.filter(ticket=ticket_id).update(ticket=to_ticket_id)
    Outgoing.objects.filter(ticket=ticket_id).exclude(message=None).update(ticket=to_ticket_id)
