"""Snippets on a ticket: one is put into what is being written."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_POST

from deskbell.macros import operations
from deskbell.macros import queries as macros
from deskbell.tickets import queries as tickets
from deskbell.ui.fragments import fragment
from deskbell.ui.numbers import whole
from deskbell.workspace.actors import DeskRequest, workers_only
from deskbell.workspace.macros import found
from deskbell.workspace.tickets import composing, regions
from deskbell.workspace.tickets.drafts import Draft
from deskbell.workspace.tickets.keeping import named


@require_POST
@workers_only
def index(request: DeskRequest, number: int) -> HttpResponseBase:
    """One is chosen for the draft that comes along, or put behind its words."""
    ticket = tickets.worked_ticket_for(request.actor, number)
    kind = "note" if request.POST.get("as") == "note" else "reply"
    draft = composing.draft_in(request, kind)
    draft.attached += composing.uploaded(request)
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


@require_POST
@workers_only
def use(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """Count that one was put into what is being written, by its name."""
    tickets.worked_ticket_for(request.actor, number)
    snippet = macros.macro_for(request.actor, pk)
    operations.use_snippet(snippet, by=request.actor, at=timezone.now())
    return HttpResponse(status=204)


def _carried(request: DeskRequest, draft: Draft) -> list[tuple[str, str]]:
    """What the draft holds, as fields of the form that asks which snippet."""
    held = [("as", draft.kind), ("text", draft.text)]
    held += [("token", draft.token), ("version", str(draft.version))]
    held += [("macro", str(draft.macro))] if draft.macro else []
    held += [("to_all", "")] if draft.cc is not None else []
    held += [("cc", str(pk)) for pk in draft.cc or ()]
    return held + [("kept", one.value) for one in named(draft.attached, by=request.actor)]


def _put(request: DeskRequest, ticket: Any, draft: Draft, pk: int) -> HttpResponse:
    chosen = [one for one in found.snippets_on(request.actor, ticket) if one.macro.pk == pk]
    if not chosen:
        raise PermissionDenied
    operations.use_snippet(chosen[0].macro, by=request.actor, at=timezone.now())
    draft.text = "\n\n".join(part for part in (draft.text, chosen[0].text) if part)
    return composing.put(request, ticket, draft)
