"""What somebody has to do, and what their teams have to."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from deskbell.sharing import queries as sharing
from deskbell.tasks import queries
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.tasks import lines
from deskbell.workspace.tickets import lists

#: Of each part the first that are due are shown.
MOST = 200


@require_GET
@agents_only
def index(request: DeskRequest) -> HttpResponseBase:
    """Mine, those nobody in my teams has taken, and the tickets I contribute to."""
    actor = request.actor
    parts = [
        (title, lines.of(actor, queries.open_tasks_of(actor, is_own=is_own)[:MOST]))
        for title, is_own in ((_("Yours"), True), (_("Your teams', and nobody's yet"), False))
    ]
    context = lists.rail(request, "tasks") | {"parts": parts, "on_list": True}
    context["shared"] = sharing.shared_with(actor)[:MOST]
    return TemplateResponse(request, "workspace/tasks/index.html", context)
