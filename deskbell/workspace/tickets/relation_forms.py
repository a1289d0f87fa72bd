"""The forms with which tickets are merged, moved between, split and linked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from deskbell.kernel.actors import Actor
from deskbell.people import queries as people
from deskbell.priority import decisions as priority
from deskbell.tickets import queries
from deskbell.workspace.tickets.forms import Words

#: role → how one says what the other ticket is to this one.
ROLES = {
    "part_of": _("It is part of"),
    "has_part": _("A part of it is"),
    "related": _("It is related to"),
    "caused_by": _("It was caused by"),
    "causes": _("It caused"),
    "blocked_by": _("It waits for"),
    "blocks": _("Waiting for it is"),
}


class Number(forms.Field):
    """The number of a ticket, as people write it: `1042`, `#1042`."""

    widget = forms.TextInput(
        {"inputmode": "numeric", "autocomplete": "off", "placeholder": "#", "maxlength": 20}
    )

    def to_python(self, value: Any) -> Any:
        typed = str(value or "").strip().lstrip("#")
        if not typed:
            return None
        if not (typed.isascii() and typed.isdecimal() and len(typed) < 19):
            raise forms.ValidationError(_("That is no number of a ticket."))
        return int(typed)


class Merging(forms.Form):
    """Which ticket stays, and who reads what from then on. Asked twice: first it is shown."""

    into: Any = Number(label=_("Number of the ticket that stays"))
    join = forms.BooleanField(label=_("Let them take part from now on"), required=False)
    tell = forms.BooleanField(
        label=_("Write to them that it goes on together with another request"),
        help_text=_(
            "They hear no more than that. Link the tickets where each should hear the end."
        ),
        required=False,
        initial=True,
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    template_name = "workspace/tickets/_merge_form.html"
    #: What would come of it, once it is known which one stays.
    preview: Any = None

    def __init__(self, data: Any = None, *, tickets: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.tickets = tickets
        if len(tickets) > 1:
            self.fields["into"] = forms.TypedChoiceField(
                label=_("Which one stays"),
                choices=[(one.number, f"#{one.number} {one.subject}") for one in tickets],
                coerce=int,
                widget=forms.RadioSelect,
                initial=min(one.number for one in tickets),
            )


class Moving(forms.Form):
    """What goes, and to which ticket."""

    what = forms.MultipleChoiceField(
        label=_("What does not belong here"), widget=forms.CheckboxSelectMultiple
    )
    to: Any = Number(
        label=_("Number of its ticket"),
        required=False,
        help_text=_("Without a number, it becomes a ticket of its own."),
    )
    subject = forms.CharField(label=_("Subject of a new ticket"), max_length=240, required=False)

    def __init__(self, data: Any = None, *, choices: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["what"].choices = list(choices)  # type: ignore[attr-defined]


class Part(forms.Form):
    """One issue that becomes a ticket of its own."""

    is_wanted = forms.BooleanField(label=_("Make it a ticket"), required=False)
    subject = forms.CharField(label=_("Subject"), max_length=240, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=list(queries.KINDS.items()))
    team: Any = forms.ModelChoiceField(queryset=None, label=_("Team"), empty_label=None)
    impact = forms.ChoiceField(
        label=_("Impact"), choices=[("", _("Not known")), *priority.IMPACT.items()], required=False
    )
    device = forms.CharField(label=_("Device or system"), max_length=200, required=False)
    text = Words(label=_("What its ticket says"), required=False, max_length=30_000)

    template_name = "workspace/tickets/_part_form.html"

    def __init__(self, *args: Any, actor: Actor, ticket: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = people.teams_for(actor, ticket.desk_id)  # type: ignore[attr-defined]
        self.fields["team"].initial = ticket.team_id
        self.fields["kind"].initial = ticket.kind

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("subject") and not self.initial.get("subject"):
            # Whoever names something of their own means it.
            cleaned["is_wanted"] = True
        if cleaned.get("is_wanted") and not cleaned.get("subject"):
            self.add_error("subject", _("Say in one line what it is about."))
        return cleaned


class Splitting(forms.Form):
    """The issues of one message, and who hears of it."""

    moves = forms.BooleanField(
        label=_("The message goes over to the first of them"),
        help_text=_("Otherwise it stays, and each new ticket repeats its own part of it."),
        required=False,
    )
    tell = forms.BooleanField(
        label=_("Write to the requester, once, with all the numbers"), required=False, initial=True
    )

    template_name = "workspace/tickets/_split_form.html"

    def __init__(self, data: Any = None, *, parts: Any, may_move: bool) -> None:
        super().__init__(data)
        self.parts = parts
        if not may_move:
            del self.fields["moves"]

    def is_valid(self) -> bool:
        return self.parts.is_valid() and super().is_valid()


class Linking(forms.Form):
    """How another ticket hangs together with this one."""

    role = forms.ChoiceField(label=_("How"), choices=list(ROLES.items()))
    other: Any = Number(label=_("Number of the other ticket"))
