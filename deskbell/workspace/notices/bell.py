"""The bell in the rail, and the page it opens."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from deskbell.notices import operations, queries
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.notices import devices, lines, ringing
from deskbell.workspace.tickets import lists

#: Further back the page does not go: what is older is on the tickets.
MOST = 100


@require_GET
@agents_only
def index(request: DeskRequest) -> HttpResponseBase:
    """What there is to know, the latest first. Whoever opens it has seen it."""
    seen = queries.seen_by(request.actor)
    told = lines.lines_of(queries.notices_for(request.actor)[:MOST], seen=seen)
    # In the order it happened: what is told comes by several ways, some a moment later.
    told.sort(key=lambda line: line.at, reverse=True)
    operations.look(by=request.actor)
    context = lists.rail(request, "notices") | {"notices": told, "push_key": devices.key_shown()}
    return TemplateResponse(request, "workspace/notices/index.html", context)


@require_GET
@agents_only
def ring(request: DeskRequest) -> HttpResponseBase:
    """The bell alone, as often as a page hears that there may be something new."""
    rung = {"bell": ringing.ringing(request.actor)}
    return TemplateResponse(request, "workspace/notices/_bell.html", rung)
