"""Splitting: one contact raised several issues, and each becomes a ticket in one act."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from deskbell.tickets import decisions, operations, queries
from deskbell.ui.lists import listed
from deskbell.ui.numbers import whole
from deskbell.workspace.actors import DeskRequest, workers_only
from deskbell.workspace.tickets import acts, regions
from deskbell.workspace.tickets.relation_forms import Part, Splitting

#: So many more one can name beside the passages that are found, and so many altogether.
EMPTY, MOST = 2, 12
PartSet: Any = forms.formset_factory(Part, extra=0, max_num=MOST, absolute_max=MOST)


@require_http_methods(["GET", "POST"])
@workers_only
def create(request: DeskRequest, number: int) -> HttpResponseBase:
    """Name the issues, and let each be a ticket of its own."""
    ticket = queries.worked_ticket_for(request.actor, number)
    said = list(queries.messages_of(ticket).prefetch_related(None))
    source = _source(said, request.GET.get("message", ""))
    form = _form(request, ticket, source, is_first=bool(said) and source == said[0])
    if form.is_valid():
        try:
            made = _split(request, ticket, form, source)
        except operations.Refused as refused:
            form.add_error(None, str(refused.why))
        else:
            numbers = sorted(queries.numbers_seen(request.actor, made.opened).values())
            back = reverse("workspace:move-undoing", args=[number, made.pk])
            new = listed(f"#{one}" for one in numbers)
            return regions.changed(request, number, said=_("Split: %s.") % new, undo=back)
    title = _("Split #%s") % number
    return acts.ask(request, ticket, form, title=title, verb=_("Split"), is_wide=True)


def _source(said: list[Any], chosen: str) -> Any:
    """The message that is split: the one that was chosen, or what was heard first."""
    heard = [one for one in said if one.direction == "in"]
    named = [one for one in said if one.pk == whole(chosen)]
    return next(iter([*named, *heard]), None)


def _form(request: DeskRequest, ticket: Any, source: Any, *, is_first: bool) -> Splitting:
    passages = decisions.passages_in(source.text if source else "", most=MOST - EMPTY)
    rows = [
        {"is_wanted": False, "subject": decisions.headline_of(one), "text": one} for one in passages
    ]
    asked = request.POST or None
    parts = PartSet(
        asked,
        initial=[*rows, *({} for _empty in range(EMPTY))],
        form_kwargs={"actor": request.actor, "ticket": ticket},
    )
    may_move = source is not None and source.direction == "in" and not is_first
    return Splitting(asked, parts=parts, may_move=may_move)


def _split(request: DeskRequest, ticket: Any, form: Splitting, source: Any) -> Any:
    wanted = [one for one in form.parts.cleaned_data if one.get("is_wanted")]
    moves = form.cleaned_data.get("moves", False)
    parts = [
        operations.Part(
            subject=one["subject"],
            kind=one["kind"],
            team=one["team"],
            facts={"impact": one["impact"]} if one["impact"] else {},
            said={"device": one["device"]} if one["device"] else {},
            text=one["text"] or one["subject"],
            of=source.pk if source else None,
            moves=moves and place == 0,
        )
        for place, one in enumerate(wanted)
    ]
    told = form.cleaned_data["tell"]
    return operations.split(ticket, parts, by=request.actor, at=timezone.now(), tell=told)
