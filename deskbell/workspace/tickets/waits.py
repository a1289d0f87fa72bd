"""Waiting for somebody, and going on."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deskbell.tickets import operations, queries
from deskbell.workspace.actors import DeskRequest, agents_only, workers_only
from deskbell.workspace.tickets import acts, forms, regions, steps


@require_http_methods(["GET", "POST"])
@workers_only
def create(request: DeskRequest, number: int) -> HttpResponseBase:
    """Wait for the requester or for a third party."""
    ticket = queries.worked_ticket_for(request.actor, number)
    form = forms.Wait(request.POST or None)
    if form.is_valid():
        on, words, until = (form.cleaned_data[name] for name in ("on", "words", "until"))
        told = {"until": until, "by": request.actor, "at": timezone.now()}
        try:
            if on == "requester":
                operations.wait_for_requester(ticket, questions=words, **told)
            else:
                operations.wait_for_third_party(ticket, on=words, **told)
        except operations.Refused as refused:
            form.add_error(None, str(refused.why))
        else:
            return steps.taken(request, ticket, _("#%s waits.") % number)
    title, about = (
        _("Wait with #%s") % number,
        _("Questions to the requester are sent to them by mail."),
    )
    return acts.ask(request, ticket, form, title=title, verb=_("Wait"), about=about)


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
