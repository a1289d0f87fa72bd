"""What is done on a ticket besides talking: fetched after the page, and again when it changes."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from deskbell.diagnosis import queries as diagnosis
from deskbell.sharing import queries as sharing
from deskbell.tickets import policies, queries
from deskbell.ui.fragments import announce, fragment
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.contact.words import told_on
from deskbell.workspace.promises import clocks
from deskbell.workspace.tasks import lines
from deskbell.workspace.tickets import contact_of, regions
from deskbell.workspace.worklog import spent


@require_GET
@agents_only
def show(request: DeskRequest, number: int) -> HttpResponseBase:
    """Tasks, time, who helps and what was tried; without scripts a page of its own."""
    ticket = queries.worked_ticket_for(request.actor, number)
    return fragment(request, "workspace/tickets/_work.html", **work_of(request, ticket))


def work_of(request: DeskRequest, ticket: Any) -> dict[str, Any]:
    """What the region shows."""
    now = timezone.now()
    may_work = policies.may_work_on(request.actor, ticket)
    return {
        "ticket": ticket,
        "key": str(ticket.pk),
        "number": str(ticket.number),
        "here": reverse("workspace:ticket", args=[ticket.number]),
        "now": now,
        **clocks.shown_on(ticket, request.actor, now=now),
        **spent.spent_on(request.actor, ticket, now=now),
        "may_work": may_work,
        "may_plan": may_work and not ticket.is_finished,
        "contributors": sharing.contributors_of(request.actor, ticket),
        "diagnosis": diagnosis.diagnosis_of(request.actor, ticket),
        "solutions": diagnosis.solutions_of(request.actor, ticket),
        "tasks": lines.on_ticket(request.actor, ticket),
        "contact": contact_of.shown(ticket),
        "told": told_on(ticket),
    }


def changed(request: DeskRequest, ticket: Any, said: str) -> HttpResponse:
    """The ticket after an act on what belongs to it."""
    return announce(regions.changed(request, ticket.number, said=said), f"work-{ticket.pk}")
