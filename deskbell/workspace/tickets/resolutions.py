"""How a ticket ends, and how it turns out not to have ended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deskbell.tasks import operations as gating
from deskbell.tasks import policies as may
from deskbell.tasks import queries as tasks
from deskbell.tickets import operations, queries
from deskbell.ui.fragments import go, wants_fragment
from deskbell.ui.lists import listed
from deskbell.workspace.actors import DeskRequest, agents_only, workers_only
from deskbell.workspace.tickets import acts, forms, parts, regions, steps
from deskbell.workspace.tickets.collisions import Seen
from deskbell.workspace.tickets.drafts import Draft


@require_http_methods(["GET", "POST"])
@workers_only
def create(request: DeskRequest, number: int) -> HttpResponseBase:
    """Resolve it: with its cause, what was done, and a code that counts it."""
    ticket = queries.worked_ticket_for(request.actor, number)
    gates = tasks.gating(ticket.pk)
    may_waive = bool(gates) and may.may_waive(request.actor, ticket)
    form = forms.Resolution(request.POST or None, may_waive=may_waive)
    seen = Seen.by(request, queries.values_of(ticket, only=("status",)))
    if form.is_valid():
        given = form.cleaned_data
        try:
            _resolve(request, ticket, given | {"seen": seen.values})
        except operations.Refused as refused:
            form.add_error(None, str(refused.why))
        except operations.ChangedMeanwhile as changed:
            seen = seen.collided(changed, form).overcome()
        else:
            return _resolved(request, ticket)
    about = " ".join(filter(None, [_gated(gates), parts.waited_for(request.actor, ticket)]))
    return acts.ask(
        request, ticket, form, title=_title(number), verb=_("Resolve"), about=about, seen=seen
    )


def _gated(gates: Sequence[Any]) -> str:
    return _("It waits for: %s.") % listed(task.title for task in gates) if gates else ""


def _resolve(request: DeskRequest, ticket: Any, given: dict[str, Any]) -> None:
    despite = given.pop("despite", "")
    said = given | {"by": request.actor, "at": timezone.now()}
    if despite:
        gating.resolve_despite(ticket, reason=despite, **said)
    else:
        operations.resolve(ticket, **said)


def _resolved(request: DeskRequest, ticket: Any) -> HttpResponse:
    """The ticket, and where it has parts that are still open, what becomes of those."""
    said = _("#%s is resolved.") % ticket.number
    if not queries.parts_of(request.actor, ticket):
        return steps.taken(request, ticket, said)
    action = reverse("workspace:ticket-parts", args=[ticket.number])
    if not wants_fragment(request):
        messages.info(request, said)
        return go(request, action)
    asked = parts.question(action, ticket, parts.form_of(request.actor, ticket))
    return steps.taken(request, ticket, said, **asked)


def ask(request: DeskRequest, number: int, *, told: str, said: str, undo: str) -> HttpResponse:
    """After a reply was sent: ask for the resolution, beginning with the words of the reply."""
    action = reverse("workspace:ticket-resolution", args=[number])
    if not wants_fragment(request):
        messages.info(request, said)
        return go(request, action)
    ticket = queries.worked_ticket_for(request.actor, number)
    form = forms.Resolution(initial={"told": told})
    seen = Seen(queries.values_of(ticket, only=("status",)))
    asked = acts.question(action, ticket, form, title=_title(number), verb=_("Resolve"), seen=seen)
    return regions.changed(request, number, said=said, undo=undo, fresh=Draft(), **asked)


@require_POST
@agents_only
def close(request: DeskRequest, number: int) -> HttpResponseBase:
    """Close a resolved ticket: the matter is over."""
    ticket = queries.worked_ticket_for(request.actor, number)
    try:
        operations.close(ticket, by=request.actor, at=timezone.now())
    except operations.Refused as refused:
        return regions.refused(request, number, refused.why)
    return steps.taken(request, ticket, _("#%s is closed.") % number)


@require_http_methods(["GET", "POST"])
@workers_only
def reopen(request: DeskRequest, number: int) -> HttpResponseBase:
    """Take it up again, and say why."""
    ticket = queries.worked_ticket_for(request.actor, number)
    form = forms.Reopening(request.POST or None)
    if form.is_valid():
        try:
            operations.reopen(ticket, **form.cleaned_data, by=request.actor, at=timezone.now())
        except operations.Refused as refused:
            form.add_error(None, str(refused.why))
        else:
            return steps.taken(request, ticket, _("#%s is open again.") % number)
    return acts.ask(request, ticket, form, title=_("Reopen #%s") % number, verb=_("Reopen"))


def _title(number: int) -> str:
    return _("Resolve #%s") % number
