"""The tags of a ticket: put on, taken off, and suggested while one is typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from deskbell.tickets import decisions, operations, queries
from deskbell.ui.suggesting import Suggesting
from deskbell.workspace.actors import DeskRequest, agents_only, workers_only
from deskbell.workspace.tickets import acts, steps

#: Names that are suggested before anything is typed, and while something is.
MOST_OFFERED, MOST_LIKE = 200, 8


class Words(forms.CharField):
    """Tags with commas between them. Cleaned, a list of words, as they were typed."""

    widget = Suggesting

    def clean(self, value: Any) -> list[str]:
        typed = super().clean(value)
        return [word for part in typed.split(",") if (word := part.strip())]

    def suggest(self, desk_id: int) -> None:
        names = queries.tags_like(desk_id, "", most=MOST_OFFERED)
        self.widget.suggestions = [(name, name) for name in names]


class Tags(forms.Form):
    """Those it has, to be taken off, and new ones."""

    add = Words(
        label=gettext_lazy("Put on"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("A word or a few. Commas part several tags."),
    )
    kept = forms.MultipleChoiceField(
        label=gettext_lazy("It has"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, ticket: Any, **kwargs: Any) -> None:
        self.had = queries.names_on(ticket)
        kwargs.setdefault("initial", {"kept": self.had})
        super().__init__(*args, **kwargs)
        self.fields["kept"].choices = [(name, name) for name in self.had]  # type: ignore[attr-defined]
        if not self.had:
            del self.fields["kept"]
        add = self.fields["add"]
        assert isinstance(add, Words)
        add.suggest(ticket.desk_id)
        add.widget.attrs |= {"autofocus": True, "autocomplete": "off", "dir": "auto"}

    @property
    def removed(self) -> list[str]:
        return [name for name in self.had if name not in self.cleaned_data.get("kept", [])]


@require_http_methods(["GET", "POST"])
@workers_only
def edit(request: DeskRequest, number: int) -> HttpResponseBase:
    """Put tags on and take them off."""
    ticket = queries.worked_ticket_for(request.actor, number)
    form = Tags(request.POST if request.method == "POST" else None, ticket=ticket)
    if form.is_valid():
        try:
            operations.tag(
                ticket,
                add=form.cleaned_data["add"],
                remove=form.removed,
                by=request.actor,
                at=timezone.now(),
            )
        except operations.Refused as refused:
            form.add_error("add", str(refused.why))
        else:
            return steps.taken(request, ticket, _("Tags of #%s changed.") % number)
    return acts.ask(request, ticket, form, title=_("Tags of #%s") % number, verb=_("Tag"))


@require_GET
@agents_only
def suggest(request: DeskRequest, number: int) -> HttpResponseBase:
    """The few tags of the desk that may be meant."""
    ticket = queries.worked_ticket_for(request.actor, number)
    begun = decisions.tag_named(request.GET.get("q", ""))
    found = [(name, name, "") for name in queries.tags_like(ticket.desk_id, begun, most=MOST_LIKE)]
    return TemplateResponse(request, "workspace/tickets/_suggested.html", {"found": found})
