"""What follows an act on a task: the page it was done on, as it is now."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise

from deskbell.tasks import queries
from deskbell.tickets import queries as tickets
from deskbell.workspace.actors import DeskRequest
from deskbell.workspace.tickets import regions, work


def done(request: DeskRequest, task: Any, said: str) -> HttpResponseBase:
    """Back to the ticket, or to the list of tasks for who came from there or sees no ticket."""
    if _came_from_list(request) or not queries.sees_ticket(request.actor, task):
        messages.info(request, said)
        return HttpResponseRedirect(reverse("workspace:tasks"))
    return work.changed(request, _ticket(request, task), said)


def refused(request: DeskRequest, task: Any, why: Promise | str) -> HttpResponseBase:
    """The same where it cannot be done now."""
    if _came_from_list(request) or not queries.sees_ticket(request.actor, task):
        messages.error(request, str(why))
        return HttpResponseRedirect(reverse("workspace:tasks"))
    return regions.refused(request, task.ticket.number, why)


def _came_from_list(request: DeskRequest) -> bool:
    return request.POST.get("from") == "tasks"


def _ticket(request: DeskRequest, task: Any) -> Any:
    return tickets.worked_ticket_for(request.actor, task.ticket.number)
