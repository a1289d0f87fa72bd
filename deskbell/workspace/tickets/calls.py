"""Calls: what was said on the telephone or in passing, written down."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from deskbell.people import queries as people
from deskbell.tickets import operations
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.tickets import composing, regions
from deskbell.workspace.tickets.drafts import Draft


@require_POST
@agents_only
def create(request: DeskRequest, number: int) -> HttpResponseBase:
    """Log a call with the requester; one the desk made is an answer, if somebody picked up."""
    _pk, _draft, again = composing.take_up(request, number, "call", _log)
    if again:
        return again
    return regions.changed(request, number, said=_("Call logged."), fresh=Draft())


def _log(request: DeskRequest, ticket: Any, draft: Draft) -> str:
    direction = request.POST.get("direction", "")
    message = operations.log_call(
        ticket,
        text=draft.text,
        files=draft.attached,
        person=people.person(ticket.requester_id),
        incoming=direction == "in",
        answered=direction != "missed",
        by=request.actor,
        at=timezone.now(),
    )
    return str(message.pk)
