"""Replies: the desk answers, and may take an answer back while it rests."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from deskbell.channels import operations as channels
from deskbell.drafts import operations as drafts
from deskbell.kernel.moments import NotAMoment
from deskbell.tickets import operations
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.tickets import composing, regions, resolutions, to_come
from deskbell.workspace.tickets.drafts import Draft
from deskbell.workspace.tickets.messages import message_of
from deskbell.workspace.tickets.with_macro import run_with, way_back


@require_POST
@agents_only
def create(request: DeskRequest, number: int) -> HttpResponseBase:
    """Send a reply; it rests for a moment first. With `then`, wait or resolve as well.

    With `later`, which says when, it leaves then.
    """
    if "later" in request.POST:
        return to_come.create(request, number)
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
        drafts.take_back(message, by=request.actor, at=timezone.now())
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
        fresh=Draft(kind="reply"),
    )


def _send(request: DeskRequest, ticket: Any, draft: Draft) -> str:
    if draft.when:
        # Enter in that line presses the first button of the form, which sends at once.
        raise NotAMoment(_("Choose “Send later” for that, or clear the time to send it now."))
    then_waits = request.POST.get("then") == "wait"
    if draft.macro is not None:
        return run_with(request, ticket, draft, then_waits=then_waits)
    message = drafts.send(
        ticket,
        draft.written,
        seen=draft.seen,
        then_waits=then_waits,
        by=request.actor,
        at=timezone.now(),
    )
    return str(message.pk)
