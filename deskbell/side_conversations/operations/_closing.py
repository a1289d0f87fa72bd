"""Closing: nothing more is expected of a side conversation."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.side_conversations.events import SideConversationClosed
from deskbell.side_conversations.models import SideConversation
from deskbell.side_conversations.operations._grip import grip_to_work, stop_waiting


@transaction.atomic
def close(conversation: SideConversation, *, by: Actor, at: datetime) -> SideConversation:
    """End it; the ticket waits for it no longer. What comes later is still heard there.

    Raises `NotPermitted`.
    """
    ticket, conversation = grip_to_work(conversation.pk, by=by)
    if conversation.state == SideConversation.State.CLOSED:
        return conversation
    conversation.state = SideConversation.State.CLOSED
    record(
        SideConversationClosed(
            ticket_id=ticket.pk,
            side_id=conversation.pk,
            state=conversation.state,
            by=by.ref,
            at=at,
        )
    )
    stop_waiting(conversation, ticket, by=by, at=at)
    conversation.save(update_fields=["state", "is_awaited"])
    return conversation
