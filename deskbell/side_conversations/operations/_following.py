"""Following: what was asked about a ticket goes along with what was said on it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.events import record
from deskbell.side_conversations.events import SideConversationTakenIn
from deskbell.side_conversations.models import SideConversation


@transaction.atomic
def follow(from_ticket_id: int, *, to_ticket_id: int, at: datetime) -> None:
    """Let the side conversations of one ticket be on another. The caller has locked both."""
    coming = SideConversation.objects.select_for_update().filter(ticket=from_ticket_id)
    for conversation in coming.order_by("pk"):
        conversation.ticket_id = to_ticket_id
        conversation.is_awaited = False
        conversation.save(update_fields=["ticket", "is_awaited"])
        asked = conversation.correspondents.select_related("person").order_by("pk")
        record(
            SideConversationTakenIn(
                ticket_id=to_ticket_id,
                side_id=conversation.pk,
                state=conversation.state,
                from_ticket_id=from_ticket_id,
                begun_at=conversation.begun_at,
                whom=", ".join(one.person.name for one in asked),
                subject=conversation.subject,
                by=SYSTEM.ref,
                at=at,
            )
        )
