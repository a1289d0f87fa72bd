"""Runs over many tickets: begun, watched, stopped, taken back."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from deskbell.bulk import operations as bulk
from deskbell.bulk import queries
from deskbell.kernel.once import key_of, once
from deskbell.ui.fragments import announce, fragment, wants_fragment
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.bulk import forms, macros, progress
from deskbell.workspace.bulk.selection import Selection
from deskbell.workspace.bulk.words import ABOUT, VERBS
from deskbell.workspace.tickets import acts, lists, merges
from deskbell.workspace.tickets.drafts import token_in

#: Of so many the page of runs tells; nobody undoes what is older.
MOST_RUNS = 20
LEAST_TO_MERGE = 2
NONE_SELECTED = gettext_lazy("No ticket is selected.")


@require_http_methods(["GET", "POST"])
@agents_only
def index(request: DeskRequest) -> HttpResponseBase:
    """What one did to many tickets lately; with POST, something new is done to a selection."""
    if request.method == "POST":
        return _ask_or_begin(request, request.POST.get("verb", ""), Selection.of(request.POST))
    runs = [
        progress.shown(run) for run in queries.runs_for(request.actor).order_by("-pk")[:MOST_RUNS]
    ]
    return TemplateResponse(
        request, "workspace/bulk/index.html", lists.rail(request, "bulk") | {"runs": runs}
    )


@require_GET
@agents_only
def show(request: DeskRequest, pk: int) -> HttpResponseBase:
    """How far a run is, what was refused and why; for htmx its panel alone."""
    run = _run_of(request, pk)
    if wants_fragment(request):
        return fragment(request, "workspace/bulk/_run.html", run=progress.shown(run))
    lines = queries.lines_with_reasons(request.actor, run)[: bulk.MOST]
    context = {"run": progress.shown(run), "lines": lines} | lists.rail(request, "bulk")
    return TemplateResponse(request, "workspace/bulk/page.html", context)


@require_POST
@agents_only
def stop(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Leave what is still waiting as it is."""
    return _steer(request, pk, bulk.stop)


@require_POST
@agents_only
def undo(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Take all of it back."""
    return _steer(request, pk, bulk.undo)


def _steer(request: DeskRequest, pk: int, act: Any) -> HttpResponse:
    run = _run_of(request, pk)
    try:
        act(run, by=request.actor, at=timezone.now())
    except bulk.NotNow:
        return _refused(request, _("That is over already."))
    return fragment(
        request,
        "workspace/bulk/_run.html",
        otherwise=reverse("workspace:run", args=[pk]),
        run=progress.shown(_run_of(request, pk)),
    )


def _ask_or_begin(request: DeskRequest, verb: str, selection: Selection) -> HttpResponse:
    if verb == "macro":
        return macros.ask(request, selection, begin=begin)
    if verb == "merge":
        return _ask_to_merge(request, selection)
    if verb not in forms.FORMS:
        return _refused(request, _("That cannot be done to many at once."))
    make = forms.FORMS[verb]
    if make is None:
        return begin(request, verb, selection, {})
    asked = request.POST if request.POST.get("asked") else None
    form = make(asked, actor=request.actor, desk_id=selection.desk_id(request.actor))
    if form.is_valid():
        return begin(request, verb, selection, forms.plain(form.cleaned_data))
    if not (count := selection.count(request.actor)):
        return _refused(request, NONE_SELECTED)
    name = VERBS[verb][0]
    return acts.ask_on_list(
        request,
        form,
        title=ngettext("%(verb)s: %(n)s ticket", "%(verb)s: %(n)s tickets", count)
        % {"verb": name, "n": count},
        verb=name,
        about=ABOUT.get(verb, ""),
        back=selection.page,
        kept=[
            *(("verb", verb), ("asked", "yes"), ("token", uuid.uuid4().hex)),
            *selection.up_to_now(request.actor).fields,
        ],
    )


def _ask_to_merge(request: DeskRequest, selection: Selection) -> HttpResponse:
    """Not one after the other but all together: it is looked at, and done, as one act."""
    chosen = selection.tickets(request.actor).order_by("number")
    numbers = list(chosen.values_list("number", flat=True)[: merges.MOST + 1])
    if len(numbers) < LEAST_TO_MERGE:
        return _refused(request, _("Select two tickets or more to merge."))
    if len(numbers) > merges.MOST:
        return _refused(request, _("More than %s at once. Narrow the list down.") % merges.MOST)
    return merges.ask(request, numbers, is_begun=False)


def begin(
    request: DeskRequest, verb: str, selection: Selection, given: dict[str, Any]
) -> HttpResponse:
    """Begin to do it to all that are selected, and show how far it is."""
    key = key_of(request.actor.ref, token_in(request.POST), "bulk", verb, selection.fields)
    try:
        # What is sent twice is done once.
        begun = once(key, lambda: _started(request, verb, selection, given), at=timezone.now())
    except bulk.Nothing:
        return _refused(request, NONE_SELECTED)
    except bulk.TooMany:
        return _refused(request, _("More than %s at once. Narrow the list down.") % bulk.MOST)
    run = _run_of(request, int(begun))
    response = fragment(
        request,
        "workspace/bulk/_begun.html",
        otherwise=reverse("workspace:run", args=[run.pk]),
        run=progress.shown(run),
    )
    return progress.remember(announce(response, "bulk-begun"), run)


def _started(request: DeskRequest, verb: str, selection: Selection, given: dict[str, Any]) -> str:
    run = bulk.begin(
        selection.tickets(request.actor),
        verb,
        given=given,
        language=translation.get_language() or "en",
        by=request.actor,
        at=timezone.now(),
    )
    return str(run.pk)


def _refused(request: DeskRequest, why: Promise | str) -> HttpResponse:
    if not wants_fragment(request):
        messages.error(request, str(why))
        return HttpResponseRedirect(reverse("workspace:tickets"))
    return announce(HttpResponse(), "toast", {"text": str(why), "problem": "refused"})


def _run_of(request: DeskRequest, pk: int) -> Any:
    return get_object_or_404(queries.runs_for(request.actor), pk=pk)
