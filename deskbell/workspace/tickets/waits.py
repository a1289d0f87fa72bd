"""Waiting for somebody, and going on."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deskbell.tickets import operations, queries
from deskbell.workspace.actors import DeskRequest, agents_only, workers_only
from deskbell.workspace.tickets import acts, forms, regions, steps
from deskbell.workspace.tickets.collisions import Seen


@require_http_methods(["GET", "POST"])
@workers_only
def create(request: DeskRequest, number: int) -> HttpResponseBase:
    """Wait for the requester or for a third party."""
    ticket = queries.worked_ticket_for(request.actor, number)
    form = forms.Wait(request.POST or None)
    seen = Seen.by(request, queries.values_of(ticket, only=("status",)))
    if form.is_valid():
        try:
            _wait(request, ticket, form.cleaned_data, seen)
        except operations.Refused as refused:
            form.add_error(None, str(refused.why))
        except operations.ChangedMeanwhile as changed:
            seen = seen.collided(changed, form).overcome()
        else:
            return steps.taken(request, ticket, _("#%s waits.") % number)
    title, about = (
        _("Wait with #%s") % number,
        _("Questions to the requester are sent to them by mail."),
    )
    return acts.ask(request, ticket, form, title=title, verb=_("Wait"), about=about, seen=seen)


def _wait(request: DeskRequest, ticket: Any, given: dict[str, Any], seen: Seen) -> None:
    acting: dict[str, Any] = {
        "until": given["until"],
        "seen": seen.values,
        "by": request.actor,
        "at": timezone.now(),
    }
    if given["on"] == "requester":
        operations.wait_for_requester(ticket, questions=given["words"], **acting)
    else:
        operations.wait_for_third_party(ticket, on=given["words"], **acting)


@require_POST
@agents_only
def end(request: DeskRequest, number: int) -> HttpResponseBase:
    """Go on."""
    ticket = queries.worked_ticket_for(request.actor, number)
    try:
        operations.go_on(ticket, by=request.actor, at=timezone.now())
    except operations.Refused as refused:
        return regions.refused(request, number, refused.why)
    return steps.taken(request, ticket, _("#%s goes on.") % number)
