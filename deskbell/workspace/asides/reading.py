"""Reading what was said in a side conversation, and ending it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from deskbell.channels import queries as channels
from deskbell.side_conversations import operations as sides
from deskbell.side_conversations import queries as asked
from deskbell.tickets import policies, queries
from deskbell.ui.fragments import fragment
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.asides import forms, saying
from deskbell.workspace.tickets import regions


@require_GET
@agents_only
def show(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """Everything said there, and where to write again."""
    ticket = queries.worked_ticket_for(request.actor, number)
    return shown(request, ticket, asked.conversation_for(request.actor, ticket, pk))


@require_POST
@agents_only
def close(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """Nothing more is expected of it."""
    ticket = queries.worked_ticket_for(request.actor, number)
    conversation = asked.conversation_for(request.actor, ticket, pk)
    sides.close(conversation, by=request.actor, at=timezone.now())
    return regions.changed(request, number, said=_("Closed. What still comes is shown there."))


@require_GET
@agents_only
def source(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """The mail behind a message, byte by byte."""
    ticket = queries.worked_ticket_for(request.actor, number)
    mail = channels.mail_aside_of(request.actor, asked.message_for(request.actor, ticket, pk))
    if mail is None:
        raise ObjectDoesNotExist
    response = HttpResponse(bytes(mail.raw), content_type="message/rfc822")
    response["Content-Disposition"] = f'attachment; filename="{number}-aside-{pk}.eml"'
    return response


def shown(
    request: DeskRequest, ticket: Any, conversation: Any, *, form: forms.Further | None = None
) -> HttpResponse:
    """The whole strand, with the form as it was filled in where it cannot be accepted."""
    may_work = policies.may_work_on(request.actor, ticket)
    return fragment(
        request,
        "workspace/asides/_aside.html",
        status=422 if form else 200,
        key=str(ticket.pk),
        here=regions.page_of(ticket),
        aside=conversation,
        said=saying.said_in(ticket, conversation),
        may_work=may_work,
        form=(form or forms.Further()) if may_work else None,
    )
