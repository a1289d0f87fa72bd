"""Looking somebody up, as the words are typed."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.people.finding import matching, read


@require_GET
@agents_only
def index(request: DeskRequest) -> HttpResponseBase:
    """The few people who may be meant, to choose one of; and that it is somebody new."""
    who = request.GET.get("who", "")[:200].strip()
    found = matching(request.actor, who) if len(who) > 1 else []
    context = {"found": found, "typed": read(who), "who": who}
    return TemplateResponse(request, "workspace/people/_found.html", context)
