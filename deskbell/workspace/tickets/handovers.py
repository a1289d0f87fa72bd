"""Handing a ticket to another desk, history and all."""

from __future__ import annotations

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


@require_http_methods(["GET", "POST"])
@workers_only
def create(request: DeskRequest, number: int) -> HttpResponseBase:
    """Hand it over. Whoever does not work at the other desk sees it no longer."""
    ticket = queries.worked_ticket_for(request.actor, number)
    form = forms.Handover(request.POST or None, ticket=ticket)
    if form.is_valid():
        try:
            operations.hand_over(ticket, **form.cleaned_data, by=request.actor, at=timezone.now())
        except operations.Refused as refused:
            form.add_error(None, str(refused.why))
        else:
            said = _("Handed to %s.") % form.cleaned_data["to"]
            if queries.worked_by(request.actor).filter(pk=ticket.pk).exists():
                return steps.taken(request, ticket, said)
            messages.info(request, said)
            return go(request, reverse("workspace:tickets"))
    title = _("Hand #%s to another desk") % number
    return acts.ask(request, ticket, form, title=title, verb=_("Hand over"))
