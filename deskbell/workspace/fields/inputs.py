"""How each type of field is asked for in a form, and what was put into it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from deskbell.fields.decisions import Definition, Definitions, Type, Unfit, fitting
from deskbell.tickets.decisions import FIELD
from deskbell.workspace.tickets.forms import Words

MOMENT = "%Y-%m-%dT%H:%M"
YES_NO = [("", _("Not known")), ("yes", _("Yes")), ("no", _("No"))]


def name_of(one: Definition) -> str:
    """What the field is called in a form."""
    return f"{FIELD}{one.key}"


def input_for(one: Definition, kept: Any = None) -> forms.Field:
    """The form field for a field that holds `kept` now."""
    words: dict[str, Any] = {"label": one.label, "help_text": one.help, "required": False}
    match one.type:
        case Type.WORDS:
            return Words(max_length=10_000, **words)
        case Type.NUMBER:
            return forms.DecimalField(decimal_places=4, max_digits=17, **words)
        case Type.DAY:
            return forms.DateField(
                widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **words
            )
        case Type.MOMENT:
            widget = forms.DateTimeInput({"type": "datetime-local"}, format=MOMENT)
            return forms.DateTimeField(widget=widget, **words)
        case Type.FLAG:
            return forms.ChoiceField(choices=YES_NO, **words)
        case Type.CHOICE:
            return forms.ChoiceField(choices=[YES_NO[0], *_options(one, [kept])], **words)
        case Type.SEVERAL:
            return forms.MultipleChoiceField(
                choices=_options(one, kept or []), widget=forms.CheckboxSelectMultiple, **words
            )
    return forms.CharField(max_length=500, widget=forms.TextInput({"dir": "auto"}), **words)


def shown_of(kept: Any, one: Definition) -> Any:
    """A value as its form field shows it."""
    if kept is None:
        return None
    match one.type:
        case Type.DAY:
            return date.fromisoformat(kept)
        case Type.MOMENT:
            return datetime.fromisoformat(kept)
        case Type.FLAG:
            return "yes" if kept else "no"
    return kept


def sent_in(data: Any, definitions: Definitions, kept: Mapping[str, Any]) -> dict[str, Any]:
    """What the fields will hold once this is saved, as far as it can be read already."""
    found = dict(kept)
    for key, one in definitions.items():
        name = name_of(one)
        if name not in data and one.type is not Type.SEVERAL:
            continue
        said = data.getlist(name) if one.type is Type.SEVERAL else data.get(name)
        try:
            value = fitting(_in_zone(said, one), one, kept.get(key))
        except Unfit:
            continue
        if value is None:
            found.pop(key, None)
        else:
            found[key] = value
    return found


def _in_zone(said: Any, one: Definition) -> Any:
    """A moment that a form sends is one where its reader is."""
    if one.type is not Type.MOMENT or not said:
        return said
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        return said
    return timezone.make_aware(moment) if moment.tzinfo is None else moment


def _options(one: Definition, kept: list[Any]) -> list[tuple[str, str]]:
    """What can be chosen; what is past only where it is chosen already."""
    return [
        (each.code, each.label) for each in one.options if not each.is_past or each.code in kept
    ]
