"""The forms with which lists are saved, changed and shared."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deskbell.conditions.decisions import Unreadable, as_json, typed
from deskbell.fields.queries import every_field
from deskbell.kernel.actors import Actor
from deskbell.people import queries as people
from deskbell.tickets.queries import FIELDS, Register
from deskbell.views import policies
from deskbell.views.decisions import COLUMNS, DENSITIES, GROUPS, OWN_COLUMN, SORTS, Look
from deskbell.views.operations import Audience
from deskbell.workspace.tickets.filters import LONGEST


def audiences_of(actor: Actor) -> list[tuple[str, str]]:
    """With whom `actor` may share, as choices: everybody at a desk, or a team."""
    desks = [
        (f"{desk.pk}", _("Everybody at %s") % desk)
        for desk in people.desks_for(actor)
        if policies.may_share_with(actor, desk_id=desk.pk, team_id=None)
    ]
    teams = [
        (f"{team.desk_id}-{team.pk}", str(team))
        for team in people.teams_for(actor)
        if policies.may_share_with(actor, desk_id=team.desk_id, team_id=team.pk)
    ]
    return [*desks, *teams]


def _own_columns() -> list[tuple[str, str]]:
    """The fields of desks that are asked. Nobody sorts by them: no index would answer that."""
    return [
        (f"{OWN_COLUMN}{key}", one.label)
        for key, one in every_field().items()
        if not one.is_retired
    ]


class Sharing(forms.Form):
    """Who sees a list besides its owner."""

    audiences = forms.MultipleChoiceField(
        label=gettext_lazy("Who sees it besides you"),
        help_text=gettext_lazy("Everybody sees in it only the tickets they may see anyway."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = audiences_of(actor)
        self.fields["audiences"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["audiences"]

    def clean_audiences(self) -> list[Audience]:
        pairs = (value.partition("-") for value in self.cleaned_data["audiences"])
        return [Audience(int(desk), int(team) if team else None) for desk, _dash, team in pairs]


class Saving(Sharing):
    """What a new list is called, and who sees it."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=80)
    field_order = ("title", "audiences")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].widget.attrs |= {"dir": "auto", "autofocus": True}


class Changing(forms.Form):
    """What a list means, and how one looks at it."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=80)
    line = forms.CharField(
        label=gettext_lazy("Which tickets"),
        help_text=gettext_lazy("As in the line above a list: is:waiting from:me -printer"),
        max_length=LONGEST,
        required=False,
    )
    columns = forms.MultipleChoiceField(
        label=gettext_lazy("What its rows say"),
        choices=list(COLUMNS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    sort = forms.ChoiceField(label=gettext_lazy("Order"), choices=list(SORTS.items()))
    group = forms.ChoiceField(
        label=gettext_lazy("Grouped by"), choices=list(GROUPS.items()), required=False
    )
    density = forms.ChoiceField(
        label=gettext_lazy("Density"), choices=list(DENSITIES.items()), required=False
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._names = Register(actor)
        self.fields["columns"].choices = [*COLUMNS.items(), *_own_columns()]  # type: ignore[attr-defined]
        self.fields["title"].widget.attrs["dir"] = "auto"
        self.fields["line"].widget.attrs |= {"dir": "auto", "spellcheck": "false"}

    def clean(self) -> dict[str, Any]:
        """With the line as the condition it means."""
        given: dict[str, Any] = super().clean() or {}
        try:
            condition = typed(given.get("line", ""), FIELDS, self._names)
        except Unreadable as wrong:
            self.add_error("line", str(wrong))
        else:
            given["conditions"] = as_json(condition, FIELDS)
        return given

    @property
    def look(self) -> Look:
        given = self.cleaned_data
        return Look(tuple(given["columns"]), given["sort"], given["group"], given["density"])
