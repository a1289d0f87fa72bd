"""The search: tickets by what was said on them, while one types."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from deskbell.search import queries as search
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.tickets import lists

#: Longer than this is no search.
LONGEST = 500


@require_GET
@agents_only
def index(request: DeskRequest) -> HttpResponseBase:
    """What was found, and the line to search in; the page asks for itself while one types."""
    typed = request.GET.get("q", "").replace("\0", "").lstrip()[:LONGEST]
    now = timezone.now()
    found = search.found_for(request.actor, typed, at=now, zone=timezone.get_current_timezone())
    context = {
        "typed": typed,
        "found": found,
        "suggestions": search.suggestions_for(request.actor, typed, found.hits),
        "now": now,
    }
    return TemplateResponse(
        request, "workspace/search.html", lists.rail(request, "search") | context
    )
