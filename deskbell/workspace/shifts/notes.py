"""The notes that shifts leave to each other."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from deskbell.people import queries as people
from deskbell.shifts import operations, policies, queries
from deskbell.workspace.actors import DeskRequest, agents_only, workers_only
from deskbell.workspace.tickets import lists
from deskbell.workspace.tickets.forms import Words

#: The latest are shown; what is older is on the tickets.
SHOWN = 20


class Leaving(forms.Form):
    """What the next shift should know of the whole."""

    text = Words(
        label=gettext_lazy("What the next shift should know"),
        required=False,
        rows=4,
        max_length=5000,
    )


@require_GET
@agents_only
def index(request: DeskRequest) -> HttpResponseBase:
    """What was left to the reader's teams, and where they hand over themselves."""
    teams = [one for one in people.teams_for(request.actor) if _works_for(request, one)]
    notes = [_Shown(note, request.actor.identities) for note in _latest(request)]
    context = lists.rail(request, "shifts") | {"teams": teams, "notes": notes}
    return TemplateResponse(request, "workspace/shifts/index.html", context)


@require_http_methods(["GET", "POST"])
@workers_only
def create(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Hand over: the open tickets of the team, each with room for a word."""
    team = queries.team_for(request.actor, pk)
    form = Leaving(request.POST or None)
    tickets = queries.open_tickets(request.actor, team)
    words = {one.pk: request.POST.get(f"ticket-{one.pk}", "") for one in tickets}
    if form.is_valid():
        given = form.cleaned_data | {"words": words}
        try:
            operations.hand_over(team, **given, by=request.actor, at=timezone.now())
        except operations.Empty:
            form.add_error("text", _("Say something of the whole, or of one of the tickets."))
        else:
            messages.info(request, _("Handed over to the next shift of %s.") % team)
            return HttpResponseRedirect(reverse("workspace:shifts"))
    context = {"form": form, "team": team, "tickets": [(one, words[one.pk]) for one in tickets]}
    context |= lists.rail(request, "shifts")
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "workspace/shifts/new.html", context, status=status)


@require_POST
@agents_only
def acknowledge(request: DeskRequest, pk: int) -> HttpResponseBase:
    """The reader has read it."""
    note = queries.note_for(request.actor, pk)
    operations.acknowledge(note, by=request.actor, at=timezone.now())
    return HttpResponseRedirect(reverse("workspace:shifts"))


class _Shown:
    """A note, and whether its reader has read it."""

    def __init__(self, note: Any, reader: frozenset[int]) -> None:
        self.note = note
        self.tickets = note.tickets.all()
        self.readings = note.readings.all()
        self.is_own = note.author_id in reader
        self.is_read = any(one.person_id in reader for one in self.readings)


def _latest(request: DeskRequest) -> Any:
    return queries.notes_for(request.actor)[:SHOWN]


def _works_for(request: DeskRequest, team: Any) -> bool:
    return policies.may_hand_over(request.actor, team)
