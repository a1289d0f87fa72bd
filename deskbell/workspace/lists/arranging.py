"""Arranging one's rail: what stands in it, and in which order. And the page of all lists."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from deskbell.conditions.decisions import in_words
from deskbell.tickets.queries import FIELDS, Register
from deskbell.ui.fragments import announce, go, tell, wants_fragment
from deskbell.ui.numbers import whole
from deskbell.views import operations, queries
from deskbell.views.decisions import Listing
from deskbell.views.queries import Rail
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.lists.rail import rail

FARTHEST = 1000
TITLES = {
    "own": gettext_lazy("For everybody, and your own"),
    "team": gettext_lazy("Teams"),
    "watchdogs": gettext_lazy("Watchdogs"),
}


@dataclass(frozen=True)
class Shown:
    """A list as the page of all lists shows it."""

    listing: Listing
    sentence: str
    is_pinned: bool


@dataclass(frozen=True)
class Part:
    key: str
    title: Promise
    lists: list[Shown]


@require_GET
@agents_only
def index(request: DeskRequest) -> HttpResponseBase:
    """All the lists there are for whoever asks; the pinned ones stand in the rail."""
    chosen = queries.rail_for(request.actor)
    names = Register(request.actor)
    parts = [
        Part(key, title, [_shown(each, chosen, names) for each in chosen.of_section(key)])
        for key, title in TITLES.items()
    ]
    context = rail(request, "lists", known=chosen) | {"listings": [p for p in parts if p.lists]}
    return TemplateResponse(request, "workspace/lists/index.html", context)


@require_GET
@agents_only
def show(request: DeskRequest) -> HttpResponseBase:
    """The lists of the rail as they are now."""
    context = rail(request, request.GET.get("place", ""))
    context["list"] = {"key": request.GET.get("list", "")}
    return TemplateResponse(request, "workspace/_rail_lists.html", context)


@require_POST
@agents_only
def pin(request: DeskRequest, key: str) -> HttpResponseBase:
    """Put a list into the rail."""
    operations.pin_list(key, by=request.actor, at=timezone.now())
    undo = reverse("workspace:list-unpinning", args=[key])
    return _done(request, _("%s stands in your rail.") % _title(request, key), undo)


@require_POST
@agents_only
def unpin(request: DeskRequest, key: str) -> HttpResponseBase:
    """Take a list out of the rail."""
    operations.unpin_list(key, by=request.actor, at=timezone.now())
    undo = reverse("workspace:list-pinning", args=[key])
    said = _("%s is out of your rail. All lists has it still.") % _title(request, key)
    return _done(request, said, undo)


@require_POST
@agents_only
def move(request: DeskRequest, key: str) -> HttpResponseBase:
    """Put a list further up or down in its part of the rail."""
    said = request.POST.get("steps", "")
    steps = min(whole(said.removeprefix("-")) or 0, FARTHEST)
    operations.move_list(
        key, -steps if said.startswith("-") else steps, by=request.actor, at=timezone.now()
    )
    return _done(request, _place_of(request, key) if request.POST.get("tell") else "")


def _place_of(request: DeskRequest, key: str) -> str:
    beside = queries.rail_for(request.actor).beside(key)
    if key not in beside:
        return ""
    told = {"title": _title(request, key), "place": beside.index(key) + 1, "all": len(beside)}
    return _("%(title)s is number %(place)s of %(all)s.") % told


def _shown(listing: Listing, chosen: Rail, names: Register) -> Shown:
    said = in_words(listing.condition, FIELDS, names) if listing.is_in_words else listing.empty
    sentence = listing.problem or said or _("Every ticket")
    return Shown(listing, str(sentence), listing.key in chosen.pinned)


def _title(request: DeskRequest, key: str) -> str:
    return str(queries.listing_for(request.actor, key).title)


def _done(request: DeskRequest, said: str = "", undo: str | None = None) -> HttpResponse:
    """The page is told, and its regions fetch themselves anew."""
    if wants_fragment(request):
        response = announce(HttpResponse(), "lists")
        return tell(response, said, undo=undo) if said else response
    if said:
        messages.info(request, said)
    return go(request, reverse("workspace:lists"))
