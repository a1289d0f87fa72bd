"""Macros on a ticket: found, previewed, run, and taken back."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from deskbell.drafts.operations import Written
from deskbell.kernel.once import key_of, once
from deskbell.macros import operations, queries
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as on_tickets
from deskbell.ui.fragments import fragment
from deskbell.ui.lists import listed
from deskbell.ui.numbers import whole
from deskbell.workspace.actors import DeskRequest, agents_only, workers_only
from deskbell.workspace.macros import found
from deskbell.workspace.tickets import composing, regions
from deskbell.workspace.tickets.drafts import Draft, token_in
from deskbell.workspace.tickets.with_macro import way_back


@require_GET
@workers_only
def index(request: DeskRequest, number: int) -> HttpResponseBase:
    """The macros that are offered on it; narrowed by `?q=`, whose first one Enter opens."""
    ticket = on_tickets.worked_ticket_for(request.actor, number)
    typed = request.GET.get("q", "").replace("\0", "")[: found.LONGEST]
    offered = found.macros_on(request.actor, ticket, typed)
    if request.GET.get("first") and offered:
        return _show(request, ticket, offered[0].macro)
    narrowed = "q" in request.GET and request.headers.get("HX-Target", "").endswith("macro-found")
    template = "_macro_found.html" if narrowed else "_macros.html"
    context: dict[str, Any] = {
        "ticket": ticket,
        "here": regions.page_of(ticket),
        "offered": offered,
    }
    return fragment(request, f"workspace/tickets/{template}", typed=typed, **context)


@require_http_methods(["GET", "POST"])
@workers_only
def run(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """What it would say and do; with POST it runs, or goes into the composer."""
    ticket = on_tickets.worked_ticket_for(request.actor, number)
    macro = queries.offered(request.actor, pk, ticket, at=timezone.now())
    if macro is None:
        raise Http404
    if request.method == "GET":
        return _show(request, ticket, macro)
    if request.POST.get("how") == "compose":
        return _compose(request, ticket, macro)
    try:
        step = _run_once(request, ticket, macro)
    except TROUBLES as trouble:
        return _show(request, ticket, macro, trouble=_in_words(trouble))
    said = _("%s ran.") if step else _("%s: it was so already.")
    return regions.changed(request, number, said=said % macro.title, undo=way_back(number, step))


@require_POST
@agents_only
def undo(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """Take back what a macro did; an answer that has not left comes back into the composer."""
    ticket = on_tickets.worked_ticket_for(request.actor, number)
    try:
        back = operations.take_back(ticket, pk, by=request.actor, at=timezone.now())
    except tickets.Refused as refused:
        return regions.refused(request, number, refused.why)
    said = _("%s is taken back.") % back.title
    if back.kept:
        said = _("%(said)s Not taken back: %(kept)s") % {"said": said, "kept": listed(back.kept)}
    fresh = Draft(kind="reply") if back.is_draft_again else None
    return regions.changed(request, number, said=said, fresh=fresh)


def _compose(request: DeskRequest, ticket: Any, macro: Any) -> HttpResponse:
    """Its text behind what is written already."""
    content = queries.content_of(macro)
    _chosen, said = queries.filled_for(request.actor, ticket, content.texts)
    draft = composing.draft_in(request, str(content.speaks))
    draft.attached += composing.uploaded(request)
    draft.text = "\n\n".join(part for part in (draft.text, said.text) if part)
    draft.macro = macro.pk
    return composing.put(request, ticket, draft)


def _run_once(request: DeskRequest, ticket: Any, macro: Any) -> str:
    """The key of the recorded run; empty where all was so already."""
    content, now = queries.content_of(macro), timezone.now()
    answer = None
    if content.says_something:
        _chosen, said = queries.filled_for(request.actor, ticket, content.texts)
        seen = whole(request.POST.get("heard", ""))
        answer = operations.Answer(Written(said.text), content.speaks, seen=seen)

    def act() -> str:
        ran = operations.run(ticket, macro, answer=answer, by=request.actor, at=now)
        return str(ran.step or "")

    key = key_of(request.actor.ref, token_in(request.POST, "run"), "macro", ticket.pk, macro.pk)
    return once(key, act, at=now)


def _show(
    request: DeskRequest, ticket: Any, macro: Any, trouble: Promise | str = ""
) -> HttpResponse:
    content, now = queries.content_of(macro), timezone.now()
    messages = on_tickets.messages_of(ticket).order_by("-pk")
    return fragment(
        request,
        "workspace/tickets/_macro.html",
        status=422 if trouble else 200,
        ticket=ticket,
        key=str(ticket.pk),
        here=regions.page_of(ticket),
        macro=macro,
        content=content,
        preview=queries.preview_of(request.actor, content, ticket, at=now),
        seen=messages.values_list("pk", flat=True).first() or "",
        token=uuid.uuid4().hex,
        trouble=trouble,
    )


TROUBLES = (tickets.Refused, tickets.Overtaken, tickets.NobodyToReach)


def _in_words(trouble: Exception) -> Promise | str:
    if isinstance(trouble, tickets.Refused):
        return trouble.why
    if isinstance(trouble, tickets.Overtaken):
        return _("Nothing was done: something was written meanwhile. Read it, then run it again.")
    return queries.NOBODY
