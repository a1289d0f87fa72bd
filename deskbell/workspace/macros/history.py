"""The versions of a macro: what it said and did before, by whom and why, and the way back there."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from deskbell.kernel.actors import person_in
from deskbell.macros import operations, queries
from deskbell.macros.decisions import read
from deskbell.people import queries as people
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.lists.rail import rail
from deskbell.workspace.macros.found import summary


@require_GET
@agents_only
def index(request: DeskRequest, pk: int) -> HttpResponseBase:
    """The latest first; the first of them holds."""
    macro = queries.macro_for(request.actor, pk)
    published = list(queries.history_of(macro))
    names = people.names_of({person_in(one.author) or 0 for one in published})
    versions = [
        (one, names.get(person_in(one.author) or 0, "Deskbell"), content, summary(content))
        for one in published
        for content in (read(one.content),)
    ]
    context = {"macro": macro, "versions": versions}
    context["may_change"] = queries.is_changeable(request.actor, macro)
    return TemplateResponse(
        request, "workspace/macros/versions.html", rail(request, "macros") | context
    )


@require_POST
@agents_only
def restore(request: DeskRequest, pk: int, version: int) -> HttpResponseBase:
    """Let it say and do again what it did in that version."""
    macro = queries.macro_for(request.actor, pk)
    earlier = get_object_or_404(queries.history_of(macro), number=version)
    reason = _("As in version %s") % version
    operations.restore_macro(macro, earlier, reason=reason, by=request.actor, at=timezone.now())
    messages.info(request, _("Version %s holds again.") % version)
    return HttpResponseRedirect(reverse("workspace:macro-versions", args=[pk]))
