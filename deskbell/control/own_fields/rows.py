"""One field in the form of a draft."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from deskbell.conditions.decisions import Unreadable, as_json, read, typed, untyped
from deskbell.fields.decisions import (
    KINDS,
    TYPES,
    Definitions,
    Nameless,
    Option,
    as_stored,
    catalogue_of,
    definition_in,
    filled_in,
)

CODE = re.compile(r"\s*([a-z0-9][a-z0-9_-]{0,39})\s*=\s*(.+)")
FLAGS = ("is_asked_at_intake", "is_needed_to_resolve", "is_internal", "is_retired")


class FieldForm(forms.Form):
    """What one field is. Without a name and a key it is none."""

    label = forms.CharField(label=_("Name"), max_length=80, required=False)
    key = forms.CharField(
        label=_("Key"),
        help_text=_("As it is typed in a filter: serial_number. It never changes."),
        max_length=40,
        required=False,
    )
    type = forms.ChoiceField(label=_("What it holds"), choices=list(TYPES.items()))
    options = forms.CharField(
        label=_("Choices, a line for each"),
        help_text=_("As “Laptop”, or “laptop = Laptop” with the code that is kept."),
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        required=False,
    )
    help = forms.CharField(label=_("Help beside it"), max_length=500, required=False)
    kinds = forms.MultipleChoiceField(
        label=_("Of which kinds"),
        help_text=_("None: of all."),
        choices=list(KINDS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    teams = forms.MultipleChoiceField(
        label=_("Of which teams"),
        help_text=_("None: of all."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    condition = forms.CharField(
        label=_("Only where"),
        help_text=_("As in a filter, about these fields, kind, channel, impact: thing:laptop"),
        max_length=500,
        required=False,
    )
    default = forms.CharField(label=_("Filled in beforehand with"), max_length=500, required=False)
    is_asked_at_intake = forms.BooleanField(label=_("Needed at intake"), required=False)
    is_needed_to_resolve = forms.BooleanField(label=_("Needed to resolve"), required=False)
    is_internal = forms.BooleanField(label=_("Never shown to requesters"), required=False)
    is_retired = forms.BooleanField(label=_("Not asked any more"), required=False)
    place = forms.IntegerField(label=_("Place"), required=False)

    def __init__(self, *args: Any, teams: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["teams"].choices = teams  # type: ignore[attr-defined]
        if not teams:
            del self.fields["teams"]
        for name in ("label", "help", "default", "condition"):
            self.fields[name].widget.attrs["dir"] = "auto"

    @property
    def is_there(self) -> bool:
        return bool(self.cleaned_data.get("label") or self.cleaned_data.get("key"))

    def stored(self) -> dict[str, Any]:
        """The field as a document says it, its condition and default aside."""
        given = self.cleaned_data
        found = {
            "key": given["key"] or slugify(given["label"]).replace("-", "_"),
            "label": given["label"].strip(),
            "type": given["type"],
            "help": given["help"],
            "options": _options_in(given["options"]),
            "kinds": sorted(given["kinds"]),
            "teams": sorted(int(pk) for pk in given.get("teams", [])),
            **{name: given[name] for name in FLAGS},
        }
        return as_stored(definition_in(found))

    def complete(self, stored: dict[str, Any], definitions: Definitions) -> None:
        """Add the condition and the default, which depend on all fields; say what is wrong."""
        if line := self.cleaned_data["condition"]:
            catalogue = catalogue_of(definitions)
            try:
                tree = typed(line, catalogue, Nameless())
            except Unreadable as wrong:
                self.add_error("condition", str(wrong))
            else:
                stored["condition"] = as_json(tree, catalogue)
        if said := self.cleaned_data["default"]:
            key = stored["key"]
            found = filled_in(f"{key}: {said}", {key: definition_in(stored)})
            if found.faults:
                self.add_error("default", str(next(iter(found.faults.values()))))
            elif found.values[key] is not None:
                stored["default"] = found.values[key]


def shown(stored: Mapping[str, Any], definitions: Definitions) -> dict[str, Any]:
    """A field of a document as its form shows it."""
    one = definition_in(stored)
    catalogue = catalogue_of(definitions)
    try:
        line = untyped(read(dict(one.condition), catalogue), catalogue, Nameless())
    except Unreadable:
        line = ""
    labels = {each.code: each.label for each in one.options}
    codes = [one.default] if isinstance(one.default, str) else one.default
    default = ", ".join(labels.get(code, code) for code in codes) if labels and codes else None
    if isinstance(one.default, bool):
        default = "yes" if one.default else "no"
    return {
        **{name: getattr(one, name) for name in ("label", "key", "type", "help", *FLAGS)},
        "options": "\n".join(_line_of(each) for each in one.options if not each.is_past),
        "kinds": sorted(one.kinds),
        "teams": [str(pk) for pk in sorted(one.teams)],
        "condition": line,
        "default": one.default if default is None else default,
    }


def _line_of(option: Option) -> str:
    if option.code == slugify(option.label):
        return option.label
    return f"{option.code} = {option.label}"


def _options_in(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        said = CODE.fullmatch(line)
        code, label = said.groups() if said else (slugify(line)[:40], line)
        found.append({"code": code or str(len(found) + 1), "label": label.strip()})
    return found
