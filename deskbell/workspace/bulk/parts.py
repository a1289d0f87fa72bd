"""The parts of a ticket that was resolved: told, or resolved with it, in one run."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from deskbell.tickets import queries
from deskbell.workspace.actors import DeskRequest, workers_only
from deskbell.workspace.bulk import runs
from deskbell.workspace.bulk.selection import Selection
from deskbell.workspace.tickets import acts, parts


@require_http_methods(["GET", "POST"])
@workers_only
def create(request: DeskRequest, number: int) -> HttpResponseBase:
    """Ask which parts are dealt with as their whole was, and begin."""
    ticket = queries.worked_ticket_for(request.actor, number)
    form = parts.form_of(request.actor, ticket, request.POST or None)
    if form.is_valid():
        return _begin(request, form.cleaned_data, queries.resolution_of(ticket))
    action = reverse("workspace:ticket-parts", args=[number])
    asked = parts.question(action, ticket, form)
    return acts.shown(request, form, asked)


def _begin(request: DeskRequest, given: dict[str, object], resolution: object) -> HttpResponse:
    numbers = [int(one) for one in given["which"]]  # type: ignore[attr-defined]
    selection = Selection(numbers=numbers)
    if given["how"] == "tell" or resolution is None:
        return runs.begin(request, "reply", selection, {"text": given["told"]})
    same = {name: getattr(resolution, name) for name in ("cause", "done", "code")}
    return runs.begin(request, "resolve", selection, {**same, "told": given["told"]})
