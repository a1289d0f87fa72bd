"""Saying why a promise was broken; and all clocks of a ticket along a line of time."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from deskbell.promises import operations, policies, queries
from deskbell.sla.decisions import CAUSES, MEASURES
from deskbell.tickets import queries as tickets
from deskbell.ui.fragments import fragment
from deskbell.workspace.actors import DeskRequest, agents_only, workers_only
from deskbell.workspace.promises.clocks import ROW, lines_of
from deskbell.workspace.tickets import acts, work


class Cause(forms.Form):
    """Why, by a word that can be counted, and in words."""

    code = forms.ChoiceField(label=gettext_lazy("Why"), choices=[("", "…"), *CAUSES.items()])
    words = forms.CharField(
        label=gettext_lazy("In words"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("code") == "other" and not given.get("words"):
            self.add_error("words", _("Say what it was."))
        return given


@require_GET
@agents_only
def timeline(request: DeskRequest, number: int) -> HttpResponseBase:
    """Every clock of the ticket, as a picture and as a table."""
    ticket = tickets.worked_ticket_for(request.actor, number)
    now = timezone.now()
    lines = lines_of(ticket, now=now)
    return fragment(
        request,
        "workspace/promises/_timeline.html",
        ticket=ticket,
        lines=lines,
        height=max(len(lines) * ROW, 1),
        here=reverse("workspace:ticket", args=[number]),
        now=now,
    )


@require_http_methods(["GET", "POST"])
@workers_only
def explain(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """Ask why one promise was broken."""
    ticket = tickets.worked_ticket_for(request.actor, number)
    clock = queries.clock_on(ticket, pk)
    if not policies.may_explain(request.actor, ticket):
        raise PermissionDenied
    known = {"code": clock.cause_code, "words": clock.cause}
    form = Cause(request.POST or None, initial=known)
    if form.is_valid():
        operations.explain(clock, **form.cleaned_data, by=request.actor, at=timezone.now())
        return work.changed(request, ticket, _("The cause is noted."))
    about = _("%(measure)s on #%(number)s was late. What would have helped?")
    words = {"measure": MEASURES[clock.measure], "number": number}
    title = _("Why it was late")
    return acts.ask(request, ticket, form, title=title, verb=_("Save"), about=about % words)
