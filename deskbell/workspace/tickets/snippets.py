"""Snippets on a ticket: what each would say there, and putting one into what is being written."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from deskbell.macros import operations
from deskbell.tickets import queries as tickets
from deskbell.ui.fragments import fragment
from deskbell.ui.numbers import whole
from deskbell.workspace.actors import DeskRequest, workers_only
from deskbell.workspace.macros import found
from deskbell.workspace.tickets import composing, regions
from deskbell.workspace.tickets.drafts import Draft
from deskbell.workspace.tickets.keeping import named

MOST = 8


@require_http_methods(["GET", "POST"])
@workers_only
def index(request: DeskRequest, number: int) -> HttpResponseBase:
    """For `?q=`, those whose name or title begins like it, with what they say here, as JSON.

    With POST a draft comes along: one is chosen for it, or put behind its words.
    """
    ticket = tickets.worked_ticket_for(request.actor, number)
    if request.method == "GET":
        typed = request.GET.get("q", "").replace("\0", "")[: found.LONGEST]
        snippets = found.snippets_on(request.actor, ticket, typed)[:MOST]
        return JsonResponse({"snippets": [_as_json(one) for one in snippets]})
    kind = "note" if request.POST.get("as") == "note" else "reply"
    draft = Draft.sent(request.POST, kind)
    draft.attached = composing.attached_in(request)
    if (pk := whole(request.POST.get("snippet", ""))) is not None:
        return _put(request, ticket, draft, pk)
    return fragment(
        request,
        "workspace/tickets/_snippets.html",
        ticket=ticket,
        here=regions.page_of(ticket),
        offered=found.snippets_on(request.actor, ticket),
        carried=_carried(request, draft),
    )


def _carried(request: DeskRequest, draft: Draft) -> list[tuple[str, str]]:
    """What the draft holds, as fields of the form that asks which snippet."""
    held = [("as", draft.kind), ("text", draft.text)]
    held += [("macro", str(draft.macro))] if draft.macro else []
    held += [("to_all", "")] if draft.cc is not None else []
    held += [("cc", str(pk)) for pk in draft.cc or ()]
    return held + [("kept", value) for value, _file in named(draft.attached, by=request.actor)]


def _put(request: DeskRequest, ticket: Any, draft: Draft, pk: int) -> HttpResponse:
    chosen = [one for one in found.snippets_on(request.actor, ticket) if one.macro.pk == pk]
    if not chosen:
        raise PermissionDenied
    operations.use_snippet(chosen[0].macro, by=request.actor, at=timezone.now())
    draft.text = "\n\n".join(part for part in (draft.text, chosen[0].text) if part)
    return composing.put(request, ticket, draft)


def _as_json(one: found.Found) -> dict[str, str]:
    return {
        "key": str(one.macro.pk),
        "name": one.macro.name,
        "title": one.macro.title,
        "text": one.text,
    }
