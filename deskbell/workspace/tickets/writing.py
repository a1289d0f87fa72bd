"""Writing: what goes up while somebody writes: words to be kept, files, and who will get it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import (
    Http404,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
)
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from deskbell.channels import queries as channels
from deskbell.channels.decisions import Doubt
from deskbell.drafts import operations as drafts
from deskbell.files import operations as files
from deskbell.tickets import queries
from deskbell.ui.fragments import wants_fragment
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.tickets import composing, keeping, regions
from deskbell.workspace.tickets.drafts import KINDS, Draft

#: What is doubtful about reaching somebody, as it is said beside their name.
DOUBTS = {
    Doubt.NO_ADDRESS: gettext_lazy("has no mail address and gets nothing"),
    Doubt.CAME_BACK: gettext_lazy("the last mail there came back"),
    Doubt.STRANGER: gettext_lazy("nobody here has vouched for them yet"),
    Doubt.ELSEWHERE: gettext_lazy("wrote from this address last"),
}


@require_POST
@agents_only
def keep(request: DeskRequest, number: int, kind: str) -> HttpResponseBase:
    """Keep what was written so far; say it where other words were kept elsewhere meanwhile."""
    if kind not in KINDS:
        raise Http404
    ticket = queries.worked_ticket_for(request.actor, number)
    draft = composing.draft_in(request, kind)
    try:
        draft.attached += composing.uploaded(request)
        version = _keep(request, ticket, draft)
    except drafts.ChangedElsewhere as changed:
        return _elsewhere(request, ticket, draft, changed)
    except (files.TooLarge, OSError) as trouble:
        return composing.again(request, ticket, draft, trouble)
    if wants_fragment(request):
        return JsonResponse({"version": version})
    messages.info(request, _("Draft kept."))
    return HttpResponseRedirect(regions.page_of(ticket))


@require_POST
@agents_only
def upload(request: DeskRequest, number: int) -> HttpResponseBase:
    """Take files in while somebody writes; the form names them from now on."""
    queries.worked_ticket_for(request.actor, number)
    try:
        attached = composing.uploaded(request)
    except (files.TooLarge, OSError) as trouble:
        return HttpResponse(composing.in_words(trouble), status=422, content_type="text/plain")
    context = {"kept": keeping.named(attached, by=request.actor)}
    return TemplateResponse(request, "workspace/tickets/_uploaded.html", context)


@require_GET
@agents_only
def reach(request: DeskRequest, number: int) -> HttpResponseBase:
    """Whom a reply would reach, where that is not what one would think."""
    ticket = queries.worked_ticket_for(request.actor, number)
    others = [participant.person for participant in queries.participants_of(ticket)]
    doubtful = [
        (one, [DOUBTS[doubt] for doubt in one.doubts])
        for one in channels.reach_of(ticket, [ticket.requester, *others])
        if one.doubts
    ]
    return TemplateResponse(request, "workspace/tickets/_reach.html", {"doubtful": doubtful})


def _keep(request: DeskRequest, ticket: Any, draft: Draft) -> int:
    return drafts.keep(
        ticket,
        draft.kind,
        draft.written,
        version=draft.version,
        form=draft.token,
        by=request.actor,
        at=timezone.now(),
    )


def _elsewhere(
    request: DeskRequest, ticket: Any, draft: Draft, changed: drafts.ChangedElsewhere
) -> HttpResponseBase:
    """What was kept elsewhere, to choose between it and what was written here."""
    other = changed.draft
    draft.version = other.version if other else 0
    if not wants_fragment(request):
        return composing.again(request, ticket, draft, changed)
    context = {"other": other, "draft": draft, "here": regions.page_of(ticket)}
    context["key"] = str(ticket.pk)
    return TemplateResponse(request, "workspace/tickets/_elsewhere.html", context, status=409)
