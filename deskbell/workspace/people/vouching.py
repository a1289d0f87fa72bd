"""Vouching: saying that a stranger is known."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from deskbell.people import operations
from deskbell.tickets import queries
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.tickets import regions


@require_POST
@agents_only
def create(request: DeskRequest, number: int) -> HttpResponseBase:
    """Vouch for the requester of a ticket."""
    ticket = queries.worked_ticket_for(request.actor, number)
    operations.vouch_for(ticket.requester, by=request.actor, at=timezone.now())
    return regions.changed(request, number, said=_("%s is known now.") % ticket.requester)
