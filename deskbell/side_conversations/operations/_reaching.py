"""Reaching: it turns out whether what was asked arrived anywhere."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require
from deskbell.side_conversations.events import SideMessageMissed, SideMessageReached
from deskbell.side_conversations.models import SideMessage
from deskbell.side_conversations.operations._grip import grip


@transaction.atomic
def miss(message: SideMessage, *, by: Actor, at: datetime) -> None:
    """It reached nobody: whoever asked should know. Raises `NotPermitted`."""
    require(by.is_system)
    ticket, conversation = grip(message.conversation_id)
    message = SideMessage.objects.select_for_update().get(pk=message.pk)
    if message.missed_at or message.withdrawn_at:
        return
    message.missed_at = at
    message.save(update_fields=["missed_at"])
    record(
        SideMessageMissed(
            ticket_id=ticket.pk,
            side_id=conversation.pk,
            message_id=message.pk,
            asker_id=conversation.asker_id,
            state=conversation.state,
            by=by.ref,
            at=at,
        )
    )


@transaction.atomic
def reach(message: SideMessage, *, by: Actor, at: datetime) -> None:
    """It reached somebody after all. Raises `NotPermitted`."""
    require(by.is_system)
    ticket, conversation = grip(message.conversation_id)
    message = SideMessage.objects.select_for_update().get(pk=message.pk)
    if message.missed_at is None:
        return
    message.missed_at = None
    message.save(update_fields=["missed_at"])
    record(
        SideMessageReached(
            ticket_id=ticket.pk,
            side_id=conversation.pk,
            message_id=message.pk,
            state=conversation.state,
            by=by.ref,
            at=at,
        )
    )
