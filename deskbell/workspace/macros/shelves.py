"""All macros and snippets somebody has: pinned, ordered, put away and brought back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from deskbell.macros import operations, policies, queries
from deskbell.ui.fragments import announce, go, tell, wants_fragment
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.lists.rail import rail
from deskbell.workspace.macros.found import summary

#: Up or down by one place.
STEPS = {"up": -1, "down": 1}


@dataclass(frozen=True)
class Shown:
    """A macro on the page of all: what it does in a few words, how often it was used and when last,
    and whether it may be changed.
    """

    macro: Any
    does: str
    used: tuple[int, datetime] | None
    is_changeable: bool


@require_GET
@agents_only
def index(request: DeskRequest) -> HttpResponseBase:
    """By whose they are; what was put away stands at the end of each."""
    macros = sorted(queries.macros_for(request.actor), key=lambda one: not one.is_active)
    uses = queries.uses_of(macros)
    shelves = [
        (shelf, [_shown(request, one, uses.get(one.pk)) for one in shelf.macros])
        for shelf in queries.shelf_of(macros)
    ]
    context = {"shelves": shelves, "may_use": policies.may_use(request.actor)}
    return TemplateResponse(
        request, "workspace/macros/index.html", rail(request, "macros") | context
    )


@require_POST
@agents_only
def pin(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Have it before all others."""
    macro = queries.macro_for(request.actor, pk)
    operations.pin_macro(macro, by=request.actor, at=timezone.now())
    undo = reverse("workspace:macro-unpinning", args=[pk])
    return _done(request, _("%s comes first for you.") % macro.title, undo)


@require_POST
@agents_only
def unpin(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Have it in its place again."""
    macro = queries.macro_for(request.actor, pk)
    operations.unpin_macro(macro, by=request.actor, at=timezone.now())
    undo = reverse("workspace:macro-pinning", args=[pk])
    return _done(request, _("%s is in its place again.") % macro.title, undo)


@require_POST
@agents_only
def move(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Put it further up or down among those of its owner."""
    macro = queries.macro_for(request.actor, pk)
    steps = STEPS.get(request.POST.get("to", ""), 0)
    operations.move_macro(macro, steps, by=request.actor, at=timezone.now())
    return _done(request, "", None)


@require_POST
@agents_only
def deactivate(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Offer it to nobody."""
    macro = queries.macro_for(request.actor, pk)
    operations.deactivate_macro(macro, by=request.actor, at=timezone.now())
    undo = reverse("workspace:macro-activation", args=[pk])
    return _done(request, _("%s is put away.") % macro.title, undo)


@require_POST
@agents_only
def reactivate(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Offer it again."""
    macro = queries.macro_for(request.actor, pk)
    operations.reactivate_macro(macro, by=request.actor, at=timezone.now())
    undo = reverse("workspace:macro-deactivation", args=[pk])
    return _done(request, _("%s is offered again.") % macro.title, undo)


def _shown(request: DeskRequest, macro: Any, used: tuple[int, datetime] | None) -> Shown:
    does = summary(queries.content_of(macro))
    return Shown(macro, does, used, queries.is_changeable(request.actor, macro))


def _done(request: DeskRequest, said: str, undo: str | None) -> HttpResponse:
    """The page is told, and fetches its shelves anew."""
    if wants_fragment(request):
        response = announce(HttpResponse(), "macros")
        return tell(response, said, undo=undo) if said else response
    if said:
        messages.info(request, said)
    return go(request, reverse("workspace:macros"))
