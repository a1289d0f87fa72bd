"""The page of a ticket, beside the list it was opened from."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_GET

from deskbell.tickets import operations, queries
from deskbell.ui.fragments import wants_fragment
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.tickets import drafts, lists, regions, talk


@require_GET
@agents_only
def show(request: DeskRequest, number: int) -> HttpResponseBase:
    """The whole page; for htmx the ticket alone. Whoever opens it sees what mentions them."""
    ticket = queries.worked_ticket_for(request.actor, number)
    context = regions.with_composer(request, ticket, drafts.of_kind(request.GET.get("as")))
    if any(isinstance(item, talk.Noted) and item.mentioned for item in context["items"]):
        operations.look_at_mentions(ticket, by=request.actor, at=context["now"])
    if wants_fragment(request):
        response = TemplateResponse(request, "workspace/tickets/_opened.html", context)
    else:
        context = lists.pane(request, number) | context
        response = TemplateResponse(request, "workspace/tickets/page.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_GET
@agents_only
def changes(request: DeskRequest, number: int) -> HttpResponse:
    """Head, conversation and side as they are now: the page asks when it hears of a change."""
    return regions.changed(request, number)
