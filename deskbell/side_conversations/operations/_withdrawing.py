"""Withdrawing: what was written is taken back before it left."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.side_conversations.events import SideMessageWithdrawn
from deskbell.side_conversations.models import SideConversation, SideMessage
from deskbell.side_conversations.operations._grip import grip_to_work, standing, stop_waiting
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries
from deskbell.tickets.events import WaitBegun

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket


@transaction.atomic
def withdraw(message: SideMessage, *, by: Actor, at: datetime) -> SideMessage:
    """Take back what nobody has got yet, and with it the wait that began with it.

    Whoever carries it refuses by an exception of their own if it is too late.
    Raises `NotPermitted`, `tickets.Refused`.
    """
    ticket, conversation = grip_to_work(message.conversation_id, by=by)
    message = SideMessage.objects.select_for_update().get(pk=message.pk)
    if message.direction != SideMessage.Direction.OUT:
        raise tickets.Refused(_("Only what the desk wrote can be taken back."))
    if message.withdrawn_at:
        return message
    message.withdrawn_at = at
    message.save(update_fields=["withdrawn_at"])
    conversation.state = standing(conversation)
    record(
        SideMessageWithdrawn(
            ticket_id=ticket.pk,
            side_id=conversation.pk,
            message_id=message.pk,
            state=conversation.state,
            by=by.ref,
            at=at,
        )
    )
    if conversation.state != SideConversation.State.WAITING:
        _unwait(conversation, ticket, message, by=by, at=at)
    conversation.save(update_fields=["state", "is_awaited"])
    return message


def _unwait(
    conversation: SideConversation, ticket: Ticket, message: SideMessage, *, by: Actor, at: datetime
) -> None:
    """Take back the wait as well, so that nobody is told of it; else let the ticket go on."""
    if not conversation.is_awaited:
        return
    for event in reversed(queries.history_of(ticket)):
        began = isinstance(event, WaitBegun) and (event.at, event.by) == (message.at, by.ref)
        if began and event.row:
            with suppress(tickets.Refused):
                tickets.undo(ticket, event.row.pk, by=by, at=at)
                conversation.is_awaited = False
            break
    stop_waiting(conversation, ticket, by=by, at=at)
