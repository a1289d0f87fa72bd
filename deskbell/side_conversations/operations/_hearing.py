"""Hearing: a mail comes back into a side conversation, and goes no further."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.inserting import insert
from deskbell.kernel.permission import require
from deskbell.side_conversations import decisions
from deskbell.side_conversations.events import SideMessageHeard
from deskbell.side_conversations.models import SideConversation, SideMessage
from deskbell.side_conversations.operations._asking import attach
from deskbell.side_conversations.operations._grip import grip, standing, stop_waiting
from deskbell.tickets import operations as tickets
from deskbell.tickets import policies

if TYPE_CHECKING:
    from deskbell.people.models import Person


@transaction.atomic
def hear(
    conversation: SideConversation,
    *,
    author: Person,
    by: Actor,
    at: datetime,
    text: str = "",
    html: str = "",
    quoted: str = "",
    signature: str = "",
    mark: str = "",
    also_to: Iterable[str] = (),
    files: Iterable[tickets.Attached] = (),
) -> SideMessage:
    """Keep what `author` wrote, in this conversation and on its ticket as it is now.

    An answer ends the wait for it; what a machine wrote changes nothing. Whatever it says, the
    ticket is neither reopened nor answered by it. Raises `NotPermitted`.
    """
    ticket, conversation = grip(conversation.pk)
    require(policies.may_speak_in(by, ticket))
    # Never before what the ticket went through meanwhile: its history has one order.
    at = max(at, ticket.changed_at)
    message = insert(
        SideMessage(
            conversation=conversation,
            author=author,
            direction=SideMessage.Direction.IN,
            mark=mark,
            text=text,
            html=html,
            quoted=quoted,
            signature=signature,
            also_to=list(also_to),
            at=at,
        )
    )
    attach(message, files)
    if mark != SideMessage.Mark.AUTOMATIC:
        conversation.state = standing(conversation)
    record(
        SideMessageHeard(
            ticket_id=ticket.pk,
            side_id=conversation.pk,
            message_id=message.pk,
            person_id=author.pk,
            asker_id=conversation.asker_id,
            state=conversation.state,
            mark=mark,
            by=by.ref,
            at=at,
        )
    )
    if decisions.ends_the_wait(mark):
        stop_waiting(conversation, ticket, by=by, at=at)
    conversation.save(update_fields=["state", "is_awaited"])
    return message
