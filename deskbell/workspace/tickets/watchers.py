"""Who watches a ticket: oneself, and colleagues."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from deskbell.tickets import operations, queries
from deskbell.workspace.actors import DeskRequest, workers_only
from deskbell.workspace.tickets import acts, regions


class Watchers(forms.Form):
    """Those who watch it and oneself, each with a box; and one colleague more."""

    watching: Any = forms.ModelMultipleChoiceField(
        queryset=None,
        label=gettext_lazy("They watch it"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"autofocus": True}),
    )
    also: Any = forms.ModelChoiceField(
        queryset=None,
        label=gettext_lazy("Also"),
        required=False,
        empty_label=gettext_lazy("Nobody else"),
    )

    def __init__(self, *args: Any, ticket: Any, me: int | None, **kwargs: Any) -> None:
        who = {me, *queries.watching([ticket.pk]).get(ticket.pk, ())}
        kwargs.setdefault("initial", {"watching": list(who)})
        super().__init__(*args, **kwargs)
        working = queries.watchable(ticket)
        self.fields["watching"].queryset = working.filter(pk__in=who)  # type: ignore[attr-defined]
        self.fields["also"].queryset = working.exclude(pk__in=who)  # type: ignore[attr-defined]

    @property
    def chosen(self) -> list[Any]:
        also = self.cleaned_data["also"]
        return [*self.cleaned_data["watching"], *([also] if also else [])]


@require_http_methods(["GET", "POST"])
@workers_only
def edit(request: DeskRequest, number: int) -> HttpResponseBase:
    """Who watches it: to begin with those who do, and oneself."""
    ticket = queries.worked_ticket_for(request.actor, number)
    sent = request.POST if request.method == "POST" else None
    form = Watchers(sent, ticket=ticket, me=request.actor.person_id)
    if form.is_valid():
        try:
            operations.choose_watchers(ticket, form.chosen, by=request.actor, at=timezone.now())
        except operations.Refused as refused:
            form.add_error("also", str(refused.why))
        else:
            return regions.changed(request, number, said=_said(number, form.chosen))
    about = _("They hear of it when somebody writes, notes something, or moves it on.")
    title = _("Who watches #%s") % number
    return acts.ask(request, ticket, form, title=title, verb=_("Save"), about=about)


def _said(number: int, watching: list[Any]) -> str:
    if not watching:
        return _("Nobody watches #%s.") % number
    return _("Watching #%(number)s: %(who)s.") % {
        "number": number,
        "who": ", ".join(person.name for person in watching),
    }
