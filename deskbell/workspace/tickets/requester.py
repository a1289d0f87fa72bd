"""The requester of a ticket: what they asked before, what is open, and what is known of them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_GET

from deskbell.people import queries as people
from deskbell.tickets import decisions, queries
from deskbell.ui.fragments import fragment
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.tickets import side

#: Of each part, the latest.
SHOWN = 10


@require_GET
@agents_only
def show(request: DeskRequest, number: int) -> HttpResponseBase:
    """Their history in a dialog; without scripts on a page of its own."""
    ticket = queries.worked_ticket_for(request.actor, number)
    who = ticket.requester.merged_into_id or ticket.requester_id
    theirs = queries.asked_or_affected(request.actor, who).exclude(pk=ticket.pk)
    still_open = theirs.filter(status__in=decisions.UNFINISHED)
    context: dict[str, Any] = {
        "ticket": ticket,
        "here": reverse("workspace:ticket", args=[number]),
        "person": ticket.requester,
        "states": queries.asked_by_state(request.actor, who),
        "still_open": list(still_open[:SHOWN]),
        "finished": list(theirs.exclude(status__in=decisions.UNFINISHED)[:SHOWN]),
        "known": known_of(request, who, besides=ticket.pk),
        "addresses": people.addresses_listed(ticket.requester_id),
        "colleagues": queries.open_where_they_work(request.actor, ticket, most=SHOWN),
        "line": f"from:#{ticket.requester_id} or affected:#{ticket.requester_id}",
    }
    return fragment(request, "workspace/tickets/_requester.html", **context)


def known_of(request: DeskRequest, person_id: int, *, besides: int = 0) -> list[Any]:
    """What earlier tickets say of them: label, value and number, in the order of the side."""
    known = queries.known_of(request.actor, person_id, besides=besides)
    return [(name, side.LABELS[name], known[name]) for name in side.LABELS if name in known]
