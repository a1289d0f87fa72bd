"""Where others are: what lists mark, asked for beside them and never for each row."""

from __future__ import annotations

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from deskbell.presence import queries
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.presence.words import Other


@require_GET
@agents_only
def index(request: DeskRequest) -> HttpResponse:
    """The tickets at which somebody else is, and who."""
    there = queries.company_of(request.actor, at=timezone.now())
    places = [(str(pk), [Other.of(one) for one in company]) for pk, company in there.items()]
    return TemplateResponse(request, "workspace/presence/_places.html", {"places": places})
