"""What an act takes, as fields of a form: one maker for each kind of `Param`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deskbell.kernel.actors import Actor
from deskbell.macros import queries
from deskbell.macros.decisions import ME, Param
from deskbell.people import queries as people
from deskbell.ui.numbers import whole
from deskbell.workspace.tickets.forms import Words

UNCHANGED = gettext_lazy("Stays as it is")


def _choice(param: Param, actor: Actor) -> forms.Field:
    choices = [("", UNCHANGED), *queries.CODES[param.name].items()]
    return forms.ChoiceField(choices=choices, **_asked(param))


def _text(param: Param, actor: Actor) -> forms.Field:
    return Words(rows=1, max_length=2000, **_asked(param))


def _span(param: Param, actor: Actor) -> forms.Field:
    return forms.CharField(max_length=8, **_asked(param))


def _flag(param: Param, actor: Actor) -> forms.Field:
    return forms.BooleanField(**_asked(param))


def _team(param: Param, actor: Actor) -> forms.Field:
    teams = [(str(team.pk), f"{team} · {team.desk}") for team in people.teams_for(actor)]
    return Keyed(choices=[("", UNCHANGED), *teams], **_asked(param))


def _person(param: Param, actor: Actor) -> forms.Field:
    desks = [desk.pk for desk in people.desks_for(actor)]
    agents = {str(one.pk): one.name for desk in desks for one in people.agents_of(desk)}
    whoever = [("", UNCHANGED), (ME, _("Whoever runs it"))]
    return Keyed(choices=[*whoever, *agents.items()], **_asked(param))


def _asked(param: Param) -> dict[str, Any]:
    return {"label": param.words, "help_text": param.help, "required": False}


class Keyed(forms.ChoiceField):
    """A choice of records, by their keys."""

    def clean(self, value: Any) -> Any:
        said = super().clean(value)
        return whole(said) or said


MAKERS: dict[str, Callable[[Param, Actor], forms.Field]] = {
    "choice": _choice,
    "text": _text,
    "span": _span,
    "flag": _flag,
    "team": _team,
    "person": _person,
}
