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
LONGEST = 200


@require_GET
@agents_only
def index(request: DeskRequest) -> HttpResponseBase:
    """What was found, and the line to search in; the page asks for itself while one types."""
    typed = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    context = {
        "typed": typed,
        "found": search.found_for(request.actor, typed),
        "now": timezone.now(),
    }
    return TemplateResponse(
        request, "workspace/search.html", lists.rail(request, "search") | context
    )
