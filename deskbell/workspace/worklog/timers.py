"""The reader's one timer: started, paused, stopped, thrown away."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from deskbell.tickets import queries as tickets
from deskbell.worklog import operations
from deskbell.worklog.decisions import in_words
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.tickets import regions, work


@require_POST
@agents_only
def set(request: DeskRequest, number: int) -> HttpResponseBase:
    """What is to become of it: `act` is start, pause, stop or drop."""
    ticket = tickets.worked_ticket_for(request.actor, number)
    act = ACTS.get(request.POST.get("act", ""))
    if act is None:
        return regions.refused(request, number, _("Start, pause or stop it."))
    try:
        said = act(request, ticket)
    except operations.NoTimer:
        return regions.refused(request, number, _("No timer of yours is running."))
    return work.changed(request, ticket, said)


def _start(request: DeskRequest, ticket: Any) -> str:
    operations.start(ticket, today=timezone.localdate(), by=request.actor, at=timezone.now())
    return _("The timer runs.")


def _pause(request: DeskRequest, ticket: Any) -> str:
    operations.pause(by=request.actor, at=timezone.now())
    return _("The timer pauses.")


def _stop(request: DeskRequest, ticket: Any) -> str:
    entry = operations.stop(today=timezone.localdate(), by=request.actor, at=timezone.now())
    return _("%s logged.") % in_words(entry.minutes)


def _drop(request: DeskRequest, ticket: Any) -> str:
    operations.drop(by=request.actor, at=timezone.now())
    return _("The timer is thrown away.")


ACTS = {"start": _start, "pause": _pause, "stop": _stop, "drop": _drop}
