"""What was set by hand lately, for those who lead and those who audit."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from deskbell.kernel.permission import require
from deskbell.tickets import policies, queries
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.tickets import lists

#: So many days are looked back on; so many names and so many overrides are shown.
DAYS, NAMES, LATEST = 90, 20, 50


@require_GET
@agents_only
def index(request: DeskRequest) -> HttpResponseBase:
    """By agent, by requester, and the latest, with their reasons."""
    actor = request.actor
    require(policies.may_see_overrides(actor))
    since = timezone.now() - timedelta(days=DAYS)
    context = lists.rail(request, "overrides") | {
        "days": DAYS,
        "agents": queries.overrides_counted(actor, "agent", since=since, most=NAMES),
        "requesters": queries.overrides_counted(actor, "requester", since=since, most=NAMES),
        "latest": queries.overrides_for(actor, since=since)[:LATEST],
    }
    return TemplateResponse(request, "workspace/overrides/index.html", context)
