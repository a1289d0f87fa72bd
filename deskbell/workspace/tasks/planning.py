"""Planning the tasks of a ticket."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deskbell.tasks import operations, queries
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as asked
from deskbell.ui.numbers import whole
from deskbell.workspace.actors import DeskRequest, agents_only, workers_only
from deskbell.workspace.tasks import answers
from deskbell.workspace.tasks.forms import Plan
from deskbell.workspace.tickets import acts, work


@require_http_methods(["GET", "POST"])
@workers_only
def create(request: DeskRequest, number: int) -> HttpResponseBase:
    """Ask a team to do a part of it."""
    ticket = asked.worked_ticket_for(request.actor, number)
    form = Plan(request.POST or None, ticket=ticket)
    if form.is_valid() and _try(form, operations.add, ticket, request):
        return work.changed(request, ticket, _("Task added."))
    title = _("A task of #%s") % number
    return acts.ask(request, ticket, form, title=title, verb=_("Add the task"))


@require_http_methods(["GET", "POST"])
@workers_only
def edit(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Say something else of a task: for who plans them, not for a team that is only asked."""
    task = queries.task_for(request.actor, pk)
    ticket = asked.worked_ticket_for(request.actor, task.ticket.number)
    form = Plan(request.POST or None, ticket=ticket, task=task)
    if form.is_valid() and _try(form, operations.change, task, request):
        return work.changed(request, ticket, _("Task changed."))
    return acts.ask(request, ticket, form, title=_("Change the task"), verb=_("Save"))


@require_POST
@agents_only
def place(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Put it elsewhere among the tasks of its ticket."""
    task = queries.task_for(request.actor, pk)
    to = whole(request.POST.get("to", "")) or 0
    operations.place(task, to=to, by=request.actor, at=timezone.now())
    return answers.done(request, task, _("Moved."))


def _try(form: Plan, act: Any, thing: Any, request: DeskRequest) -> bool:
    """Whether it was done; otherwise the form says why not."""
    try:
        act(thing, **form.cleaned_data, by=request.actor, at=timezone.now())
    except operations.Unfit as unfit:
        form.add_error(unfit.field if unfit.field in form.fields else None, str(unfit.why))
    except tickets.Refused as refused:
        form.add_error(None, str(refused.why))
    else:
        return True
    return False
