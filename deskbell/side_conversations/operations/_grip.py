"""A grip on a side conversation: locked together with the ticket it is on now."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from deskbell.kernel.actors import Actor
from deskbell.kernel.permission import require
from deskbell.side_conversations import decisions, policies
from deskbell.side_conversations.models import SideConversation, SideMessage
from deskbell.tickets import operations as tickets

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket


def grip(pk: int) -> tuple[Ticket, SideConversation]:
    """The conversation as it is now and its ticket, both locked until the transaction ends."""
    while True:
        now = SideConversation.objects.get(pk=pk)
        ticket = tickets.lock(now.ticket_id)
        held = SideConversation.objects.select_for_update().get(pk=pk)
        if held.ticket_id == ticket.pk:
            return ticket, held


def grip_to_work(pk: int, *, by: Actor) -> tuple[Ticket, SideConversation]:
    """The same for somebody who works on the ticket. Raises `NotPermitted`."""
    ticket, held = grip(pk)
    require(policies.may_ask_outside(by, ticket))
    return ticket, held


def standing(conversation: SideConversation) -> str:
    """How it stands after all that was said in it and not taken back."""
    said = SideMessage.objects.filter(conversation=conversation, withdrawn_at=None)
    return decisions.state_after(said.order_by("pk").values_list("direction", "mark"))


def stop_waiting(
    conversation: SideConversation, ticket: Ticket, *, by: Actor, at: datetime
) -> None:
    """Let the ticket go on that waited for this conversation, unless it waits for others, too.

    Saves nothing of the conversation.
    """
    if not conversation.is_awaited:
        return
    conversation.is_awaited = False
    others = SideConversation.objects.filter(ticket=ticket, is_awaited=True)
    is_waiting = ticket.status == ticket.Status.WAITING_FOR_THIRD_PARTY
    if is_waiting and not others.exclude(pk=conversation.pk).exists():
        tickets.go_on(ticket, by=by, at=at)
