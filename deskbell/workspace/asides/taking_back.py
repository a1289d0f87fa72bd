"""Taking back what was to be sent to somebody outside, while it rests."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from deskbell.channels import operations as channels
from deskbell.side_conversations import operations as sides
from deskbell.side_conversations import queries as asked
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.asides import asking, forms
from deskbell.workspace.tickets import acts, regions


@require_POST
@agents_only
def withdraw(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """Nobody gets it; the form is there again with its words, where a conversation began."""
    ticket = queries.worked_ticket_for(request.actor, number)
    message = asked.message_for(request.actor, ticket, pk)
    try:
        sides.withdraw(message, by=request.actor, at=timezone.now())
    except tickets.Refused as refused:
        return regions.refused(request, number, refused.why)
    except channels.AlreadySent:
        return regions.refused(
            request, number, _("Too late: it has left. Say more in a new message.")
        )
    said = _("Taken back. It was not sent.")
    return regions.changed(request, number, said=said, **_again(request, ticket, message))


def _again(request: DeskRequest, ticket: Any, message: Any) -> dict[str, Any]:
    conversation = asked.conversation_for(request.actor, ticket, message.conversation_id)
    if asked.messages_of(conversation).first() != message:
        return {}
    there = asked.correspondents_of(conversation)
    initial = {
        "to": ", ".join(one.address for one in there),
        "subject": conversation.subject,
        "text": message.text,
    }
    form = forms.Asking(ticket=ticket, initial=initial)
    action = reverse("workspace:side-conversations", args=[ticket.number])
    return acts.question(action, ticket, form, **asking.question())
