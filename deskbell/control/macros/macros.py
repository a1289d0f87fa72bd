"""A desk's macros: which version of each holds, why, and how often it is used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from deskbell.control.actors import ControlRequest, administrators_only
from deskbell.control.pages import page
from deskbell.kernel.actors import person_in
from deskbell.macros import operations, queries
from deskbell.people import queries as people


@dataclass(frozen=True)
class Shown:
    """One of them: who published what holds now, and how often it was used and when last."""

    macro: Any
    who: str
    used: tuple[int, datetime] | None
    is_changeable: bool


@require_GET
@administrators_only
def index(request: ControlRequest) -> HttpResponseBase:
    macros = list(
        queries.macros_for(request.actor).filter(desk__in=people.desks_looked_after(request.actor))
    )
    uses = queries.uses_of(macros)
    names = people.names_of({person_in(one.version.author) or 0 for one in macros if one.version})
    shelves = [
        (shelf, [_shown(request, one, names, uses) for one in shelf.macros])
        for shelf in queries.shelf_of(macros)
    ]
    return page(request, "macros/index.html", here="macros", shelves=shelves)


@require_POST
@administrators_only
def deactivate(request: ControlRequest, pk: int) -> HttpResponseBase:
    """Offer it to nobody."""
    return _put(request, pk, operations.deactivate_macro, _("%s is put away."))


@require_POST
@administrators_only
def reactivate(request: ControlRequest, pk: int) -> HttpResponseBase:
    """Offer it again."""
    return _put(request, pk, operations.reactivate_macro, _("%s is offered again."))


def _put(request: ControlRequest, pk: int, act: Callable[..., Any], said: str) -> HttpResponseBase:
    macro = queries.macro_for(request.actor, pk)
    act(macro, by=request.actor, at=timezone.now())
    messages.info(request, said % macro.title)
    return redirect("control:macros")


def _shown(request: ControlRequest, macro: Any, names: Any, uses: Any) -> Shown:
    return Shown(
        macro,
        names.get(person_in(macro.version.author) or 0, "Deskbell"),
        uses.get(macro.pk),
        queries.is_changeable(request.actor, macro),
    )
