"""Doing tasks: by their team, and by whoever works on the ticket."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from deskbell.tasks import operations, queries
from deskbell.tickets import operations as tickets
from deskbell.workspace.actors import DeskRequest, View, agents_only, workers_only
from deskbell.workspace.tasks import answers
from deskbell.workspace.tasks.forms import Skipping
from deskbell.workspace.tickets import acts


def _does(act: Callable[..., Any], said: Any) -> View[[int]]:
    """The view of an act that asks nothing."""

    @require_POST
    @agents_only
    def view(request: DeskRequest, pk: int) -> HttpResponseBase:
        task = queries.task_for(request.actor, pk)
        try:
            act(task, by=request.actor, at=timezone.now())
        except tickets.Refused as refused:
            return answers.refused(request, task, refused.why)
        return answers.done(request, task, str(said))

    return view


take = _does(operations.take, gettext_lazy("The task is yours."))
finish = _does(operations.finish, gettext_lazy("The task is done."))
reopen = _does(operations.reopen, gettext_lazy("The task is open again."))


@require_http_methods(["GET", "POST"])
@workers_only
def skip(request: DeskRequest, pk: int) -> HttpResponseBase:
    """It is not done: say why."""
    task = queries.task_for(request.actor, pk)
    form = Skipping(request.POST or None)
    if form.is_valid():
        try:
            operations.skip(task, **form.cleaned_data, by=request.actor, at=timezone.now())
        except tickets.Refused as refused:
            form.add_error(None, str(refused.why))
        else:
            return answers.done(request, task, _("The task is skipped."))
    return acts.ask_on_list(
        request,
        form,
        back=reverse("workspace:tasks"),
        title=_("Skip: %s") % task.title,
        verb=_("Skip it"),
    )
