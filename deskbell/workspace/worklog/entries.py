"""Entries: time logged by hand, put right, taken out."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deskbell.tickets import queries as tickets
from deskbell.worklog import operations, policies, queries
from deskbell.workspace.actors import DeskRequest, agents_only, workers_only
from deskbell.workspace.tickets import acts, work
from deskbell.workspace.worklog.forms import Spent


@require_http_methods(["GET", "POST"])
@workers_only
def create(request: DeskRequest, number: int) -> HttpResponseBase:
    """Log time of one's own."""
    ticket = tickets.worked_ticket_for(request.actor, number)
    form = Spent(request.POST or None)
    if form.is_valid():
        operations.log(ticket, **form.cleaned_data, by=request.actor, at=timezone.now())
        return work.changed(request, ticket, _("Time logged."))
    title = _("Time on #%s") % number
    return acts.ask(request, ticket, form, title=title, verb=_("Log it"))


@require_http_methods(["GET", "POST"])
@workers_only
def edit(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """Put an entry right."""
    ticket = tickets.worked_ticket_for(request.actor, number)
    entry = queries.entry_for(request.actor, ticket, pk)
    if not policies.may_correct(request.actor, entry, ticket):
        raise PermissionDenied
    form = Spent(request.POST or None, entry=entry)
    if form.is_valid():
        operations.correct(entry, **form.cleaned_data, by=request.actor, at=timezone.now())
        return work.changed(request, ticket, _("Time corrected."))
    title = _("Time on #%s") % number
    return acts.ask(request, ticket, form, title=title, verb=_("Save"))


@require_POST
@agents_only
def remove(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """Take an entry out."""
    ticket = tickets.worked_ticket_for(request.actor, number)
    entry = queries.entry_for(request.actor, ticket, pk)
    operations.remove(entry, by=request.actor, at=timezone.now())
    return work.changed(request, ticket, _("Taken out."))
