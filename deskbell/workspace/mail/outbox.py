"""The outbox of a demo: the mails that were caught instead of sent."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from deskbell.channels import queries
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.tickets import lists

#: The same frame as for mails that came in: it can run nothing and reach nothing.
FRAME = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
    "frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox allow-same-origin"
)


@require_GET
@agents_only
def index(request: DeskRequest) -> HttpResponseBase:
    """What was caught, latest first."""
    if not queries.is_catching():
        raise Http404
    before = request.GET.get("before", "")
    caught = queries.caught_for(request.actor, before=before)
    context = {"caught": caught, "before": before}
    return TemplateResponse(
        request, "workspace/mail/outbox.html", lists.rail(request, "outbox") | context
    )


@require_GET
@agents_only
def show(request: DeskRequest, name: str) -> HttpResponseBase:
    """One mail: to whom, its text, and how its HTML looks."""
    context = lists.rail(request, "outbox") | {"caught": _caught(request, name)}
    return TemplateResponse(request, "workspace/mail/caught.html", context)


@require_GET
@agents_only
def html(request: DeskRequest, name: str) -> HttpResponseBase:
    """Its HTML alone, as a mail program shows it."""
    caught = _caught(request, name)
    response = TemplateResponse(request, "workspace/mail/caught_html.html", {"caught": caught})
    response["Content-Security-Policy"] = FRAME
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response


def _caught(request: DeskRequest, name: str) -> queries.Caught:
    try:
        return queries.caught_for_reading(request.actor, name)
    except queries.NotCaught as nothing:
        raise Http404 from nothing
