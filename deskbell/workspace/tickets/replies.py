"""Replies: the desk answers, and may take an answer back while it rests."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from deskbell.channels import operations as channels
from deskbell.tickets import operations, queries
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.tickets import composing, regions, resolutions
from deskbell.workspace.tickets.drafts import Draft
from deskbell.workspace.tickets.messages import message_of
from deskbell.workspace.tickets.with_macro import run_with, way_back


@require_POST
@agents_only
def create(request: DeskRequest, number: int) -> HttpResponseBase:
    """Send a reply; it rests for a moment first. With `then`, wait or resolve as well."""
    outcome, draft, again = composing.take_up(request, number, "reply", _send)
    if again:
        return again
    pk, _blank, step = outcome.partition(" ")
    undo = way_back(number, step) or reverse("workspace:reply-withdrawal", args=[number, pk])
    if request.POST.get("then") == "resolve":
        return resolutions.ask(request, number, told=draft.text, said=_("Sent."), undo=undo)
    return regions.grown(request, number, int(pk), said=_("Sent."), undo=undo)


@require_POST
@agents_only
def withdraw(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """Take a reply back and put its words and files into the composer again."""
    message = message_of(request, number, pk)
    try:
        operations.withdraw(message, by=request.actor, at=timezone.now())
    except operations.Refused as refused:
        return regions.refused(request, number, refused.why)
    except channels.AlreadySent:
        return regions.refused(
            request, number, _("Too late: it has left. Say more in a new reply.")
        )
    return regions.changed(
        request,
        number,
        said=_("Taken back. It was not sent."),
        fresh=draft_of(message),
    )


def draft_of(message: Any, macro: int | None = None) -> Draft:
    """A reply that was taken back, to be edited and sent again."""
    attached = [operations.Attached(one.file, one.name) for one in message.files.all()]
    return Draft(kind="reply", text=message.text, attached=attached, macro=macro)


@transaction.atomic
def _send(request: DeskRequest, ticket: Any, draft: Draft) -> str:
    now = timezone.now()
    cc = None
    if draft.cc is not None:
        cc = [p.person for p in queries.participants_of(ticket) if p.person_id in draft.cc]
    answer: dict[str, Any] = {
        "text": draft.text,
        "cc": cc,
        "files": draft.attached,
        "seen": draft.seen,
    }
    ran = run_with(request, ticket, draft, **answer)
    message = ran.said or operations.reply(ticket, **answer, by=request.actor, at=now)
    if request.POST.get("then") == "wait":
        operations.wait_for_requester(ticket, questions="", by=request.actor, at=now)
    return f"{message.pk} {ran.step}" if ran.step else str(message.pk)
