"""Cutting: what of a mail was said now is put right where it was read wrongly."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.tickets import queries
from deskbell.tickets.events import MessageRecut
from deskbell.tickets.models import Cut, Message, Ticket
from deskbell.tickets.operations._grip import Refused, grip_message, save
from deskbell.tickets.operations._seeing import Seen


@transaction.atomic
def recut(
    message: Message, *, text: str, by: Actor, at: datetime, seen: Seen | None = None
) -> Message:
    """Let `text` be what the mail says, with nothing quoted. What was read first is kept.

    `seen` says by `recut_at` when it was put right last, as far as `by` knew. Raises
    `NotPermitted`, `Refused`, also where somebody has put it right since.
    """
    ticket, message = grip_message(message, by=by)
    if seen and queries.reading_of(message) != seen:
        raise Refused(_("Somebody put this mail right a moment ago. Look at it again."))
    if message.direction != Message.Direction.IN or message.channel != Ticket.Channel.MAIL:
        raise Refused(_("Only a mail that came in was cut, and can be cut otherwise."))
    if not text.strip():
        raise Refused(_("A mail says something. Leave the words that were meant for us."))
    cut = Cut.objects.filter(message=message, undone_at=None).first()
    if cut is None:
        cut = Cut(
            message=message,
            read_text=message.text,
            read_quoted=message.quoted,
            read_signature=message.signature,
        )
    cut.text, cut.by, cut.at = text, by.ref, at
    cut.save()
    message.text, message.quoted, message.signature = text, "", ""
    return _save(ticket, message, recut_at=at, by=by, at=at)


@transaction.atomic
def restore_cut(message: Message, *, by: Actor, at: datetime) -> Message:
    """Let the mail say again what was read first. Raises `NotPermitted`."""
    ticket, message = grip_message(message, by=by)
    cut = Cut.objects.filter(message=message, undone_at=None).first()
    if cut is None:
        return message
    cut.undone_at = at
    cut.save(update_fields=["undone_at"])
    message.text = cut.read_text
    message.quoted = cut.read_quoted
    message.signature = cut.read_signature
    return _save(ticket, message, recut_at=None, by=by, at=at)


def _save(
    ticket: Ticket, message: Message, *, recut_at: datetime | None, by: Actor, at: datetime
) -> Message:
    message.recut_at = recut_at
    message.save(update_fields=["text", "quoted", "signature", "recut_at"])
    save(ticket, at=at)
    record(
        MessageRecut(
            ticket_id=ticket.pk,
            message_id=message.pk,
            is_undone=recut_at is None,
            by=by.ref,
            at=at,
        )
    )
    return message
