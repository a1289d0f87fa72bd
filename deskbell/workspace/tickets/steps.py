"""Taking a step back: what somebody just did to a ticket was not meant."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from deskbell.tickets import operations, queries
from deskbell.ui.fragments import tell
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.tickets import regions


@require_POST
@agents_only
def undo(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """Take back the step with the key `pk`, unless somebody has gone on from it."""
    ticket = queries.worked_ticket_for(request.actor, number)
    try:
        operations.undo(ticket, pk, by=request.actor, at=timezone.now())
    except operations.Refused as refused:
        return regions.refused(request, number, refused.why)
    return regions.changed(request, number, said=_("#%s is as it was before.") % number)


def taken(request: DeskRequest, ticket: Any, said: str, /, **more: Any) -> HttpResponse:
    """The ticket after a step of whoever asks, in the toast the way back; `more` asks on."""
    undo = _way_back(request, ticket)
    return regions.changed(request, ticket.number, said=said, undo=undo, **more)


def told(request: DeskRequest, ticket: Any, said: str, response: HttpResponse) -> HttpResponse:
    """The same toast alone: the page hears of the change as every other page does."""
    return tell(response, said, undo=_way_back(request, ticket))


def _way_back(request: DeskRequest, ticket: Any) -> str | None:
    step = queries.latest_step_of(ticket, by=request.actor)
    return reverse("workspace:step-undoing", args=[ticket.number, step]) if step else None
