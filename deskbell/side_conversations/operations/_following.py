"""Following: what was asked about a ticket goes along with what was said on it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.events import record
from deskbell.side_conversations.events import SideConversationMovedOn, SideConversationTakenIn
from deskbell.side_conversations.models import SideConversation
from deskbell.tickets import operations as tickets
from deskbell.tickets.events import MessagesGivenBack, MessagesTakenIn


def follow(taken_in: MessagesTakenIn) -> None:
    """Let those of the ticket that was merged be on the one that goes on, which waits for none."""
    here, to = taken_in.from_ticket_id, taken_in.ticket_id
    for conversation in tickets.come_along(_on(here), to=to, merge=taken_in.move_id):
        conversation.was_awaited |= conversation.is_awaited
        conversation.is_awaited = False
        _tell(conversation, here, at=taken_in.at)


def follow_back(given_back: MessagesGivenBack) -> None:
    """Let those that came with it be on their ticket again, which waits for what it waited for."""
    here, to = given_back.ticket_id, given_back.to_ticket_id
    for conversation in tickets.go_back(_on(here), to=to, merge=given_back.move_id):
        is_home = not conversation.came_by
        if is_home:
            is_open = conversation.state == SideConversation.State.WAITING
            conversation.is_awaited = conversation.was_awaited and is_open
            conversation.was_awaited = False
        _tell(conversation, here, at=given_back.at)


def _on(ticket_id: int) -> QuerySet[SideConversation]:
    return SideConversation.objects.select_for_update().filter(ticket=ticket_id)


def _tell(conversation: SideConversation, left: int, *, at: datetime) -> None:
    """Save what it is awaited by, and record on both tickets where it went."""
    conversation.save(update_fields=["is_awaited", "was_awaited"])
    asked = conversation.correspondents.select_related("person").order_by("pk")
    told: dict[str, Any] = {
        "side_id": conversation.pk,
        "state": conversation.state,
        "by": SYSTEM.ref,
        "at": at,
    }
    record(SideConversationMovedOn(ticket_id=left, to_ticket_id=conversation.ticket_id, **told))
    record(
        SideConversationTakenIn(
            ticket_id=conversation.ticket_id,
            from_ticket_id=left,
            begun_at=conversation.begun_at,
            whom=", ".join(one.person.name for one in asked),
            subject=conversation.subject,
            **told,
        )
    )
