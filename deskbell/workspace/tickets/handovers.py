"""Handing a ticket to another desk, history and all."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from deskbell.tickets import operations, queries
from deskbell.ui.fragments import go
from deskbell.workspace.actors import DeskRequest, workers_only
from deskbell.workspace.tickets import acts, forms, steps
from deskbell.workspace.tickets.collisions import Seen


@require_http_methods(["GET", "POST"])
@workers_only
def create(request: DeskRequest, number: int) -> HttpResponseBase:
    """Hand it over. Whoever does not work at the other desk sees it no longer."""
    ticket = queries.worked_ticket_for(request.actor, number)
    form = forms.Handover(request.POST or None, ticket=ticket)
    seen = Seen.by(request, queries.values_of(ticket, only=("team_id", "held_by")))
    if form.is_valid():
        given = form.cleaned_data
        try:
            operations.hand_over(
                ticket, **given, seen=seen.values, by=request.actor, at=timezone.now()
            )
        except operations.Refused as refused:
            form.add_error(None, str(refused.why))
        except operations.ChangedMeanwhile as changed:
            seen = seen.collided(changed, form).overcome()
        else:
            return _handed(request, ticket, _("Handed to %s.") % given["to"])
    title = _("Hand #%s to another desk") % number
    return acts.ask(request, ticket, form, title=title, verb=_("Hand over"), seen=seen)


def _handed(request: DeskRequest, ticket: Any, said: str) -> HttpResponseBase:
    """The ticket, or for those who see it no longer the way back to their list."""
    if queries.worked_by(request.actor).filter(pk=ticket.pk).exists():
        return steps.taken(request, ticket, said)
    messages.info(request, said)
    return go(request, reverse("workspace:tickets"))
