"""What is asked before something is done to many tickets: the same as before doing it to one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from deskbell.fields.decisions import checked
from deskbell.fields.queries import fields_of
from deskbell.kernel.actors import Actor
from deskbell.people import queries as people
from deskbell.tickets import queries
from deskbell.tickets.decisions import FIELD
from deskbell.workspace.fields.asking import AskingForm
from deskbell.workspace.tickets import tags
from deskbell.workspace.tickets.forms import Reopening, Resolution, Wait, Words
from deskbell.workspace.tickets.snoozes import Snooze


class Assignment(forms.Form):
    """To whom they are given."""

    team: Any = forms.ModelChoiceField(
        queryset=None, label=_("Team"), empty_label=_("Each stays with its team"), required=False
    )
    holder: Any = forms.ModelChoiceField(
        queryset=None, label=_("Holder"), empty_label=_("Whoever is free"), required=False
    )
    reason = Words(
        label=_("What the next one should know"),
        help_text=_("What was done, and what is left. Demanded where work passes on."),
        required=False,
        max_length=1000,
    )

    def __init__(self, *args: Any, actor: Actor, desk_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = people.teams_for(actor, desk_id)  # type: ignore[attr-defined]
        self.fields["holder"].queryset = people.agents_of(desk_id)  # type: ignore[attr-defined]


class Handover(forms.Form):
    """To which other desk they go."""

    to: Any = forms.ModelChoiceField(queryset=None, label=_("Desk"), empty_label=None)
    reason = Words(label=_("Why they belong there"), max_length=1000)

    def __init__(self, *args: Any, desk_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = people.other_desks(desk_id)  # type: ignore[attr-defined]


class Kind(forms.Form):
    """What they are."""

    kind = forms.ChoiceField(label=_("Kind"), choices=list(queries.KINDS.items()))


class Filling(AskingForm):
    """What the fields of their desk shall hold."""

    def __init__(self, *args: Any, desk_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = fields_of(desk_id, at=timezone.now()).definitions.values()
        self.ask([one for one in asked if not one.is_retired], {})

    def clean(self) -> dict[str, Any]:
        """With what is given, as it is kept."""
        super().clean()
        given = {key: value for key, value in self.given().items() if value is not None}
        found = checked(given, {one.key: one for one in self.definitions}, {})
        for key, why in found.faults.items():
            self.add_error(f"{FIELD}{key}", str(why))
        if not given and not self.errors:
            raise ValidationError(_("Say what a field shall hold."))
        return {"custom": found.values}


class Saying(forms.Form):
    """The same words on each."""

    text = Words(label=_("Words"), rows=6, max_length=20_000)


class Tagging(forms.Form):
    """Which tags they get, and which they lose."""

    add = tags.Words(label=_("Put on"), required=False, max_length=500)
    remove = tags.Words(label=_("Take off"), required=False, max_length=500)

    def __init__(self, *args: Any, desk_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("add", "remove"):
            self.fields[name].suggest(desk_id)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not any(given.values()):
            raise ValidationError(_("Say which tags."))
        return given


#: verb → its form, from the actor and the desk; none where nothing is asked.
Maker = Callable[..., forms.Form]
FORMS: dict[str, Maker | None] = {
    "take": None,
    "assign": Assignment,
    "wait": lambda *args, **_: Wait(*args),
    "go_on": None,
    "resolve": lambda *args, **_: Resolution(*args),
    "close": None,
    "reopen": lambda *args, **_: Reopening(*args),
    "describe": lambda *args, **_: Kind(*args),
    "fill": lambda *args, desk_id, **_: Filling(*args, desk_id=desk_id),
    "reply": lambda *args, **_: Saying(*args),
    "note": lambda *args, **_: Saying(*args),
    "tag": lambda *args, desk_id, **_: Tagging(*args, desk_id=desk_id),
    "snooze": lambda *args, **_: Snooze(*args),
    "hand_over": lambda *args, actor, desk_id: Handover(*args, desk_id=desk_id),
}


def plain(given: dict[str, Any]) -> dict[str, Any]:
    """The cleaned values as they are kept with a run: people, teams and desks by key."""
    return {name: _plain(value) for name, value in given.items()}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else getattr(value, "pk", value)
