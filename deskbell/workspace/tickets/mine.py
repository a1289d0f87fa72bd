"""My drafts: what somebody is writing on any ticket, and what leaves by itself."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from deskbell.drafts import queries
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.tickets import lists

#: Nobody writes on more tickets at once.
MOST = 200


@require_GET
@agents_only
def index(request: DeskRequest) -> HttpResponseBase:
    """All of them; what leaves soonest first, then what was written last."""
    found = queries.drafts_of(request.actor)[:MOST]
    context = lists.rail(request, "drafts") | {"found": found}
    return TemplateResponse(request, "workspace/drafts.html", context)
