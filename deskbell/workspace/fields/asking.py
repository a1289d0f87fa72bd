"""Forms that ask for the fields of a desk, beside what they ask for otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms import BoundField

from deskbell.fields.decisions import Definition
from deskbell.tickets.decisions import FIELD
from deskbell.tickets.operations import Unfilled, Unfit
from deskbell.workspace.fields.inputs import input_for, name_of, shown_of


class AskingForm(forms.Form):
    """Knows which of its fields are a desk's own."""

    def ask(self, definitions: Iterable[Definition], kept: Mapping[str, Any]) -> None:
        """Ask for these, of which some hold something already."""
        self.definitions = list(definitions)
        for one in self.definitions:
            name = name_of(one)
            self.fields[name] = input_for(one, kept.get(one.key))
            self.initial[name] = shown_of(kept.get(one.key), one)

    @property
    def own(self) -> list[BoundField]:
        """The fields of the desk, to be drawn."""
        return [self[name_of(one)] for one in self.definitions]

    def given(self, names: Iterable[str] | None = None) -> dict[str, Any]:
        """By key what was given, of the form fields `names` or of all; None where one is empty."""
        wanted = self.cleaned_data if names is None else names
        return {
            name.removeprefix(FIELD): _plain(self.cleaned_data[name])
            for name in wanted
            if name.startswith(FIELD) and name in self.fields
        }

    def say(self, refused: Unfit | Unfilled) -> None:
        """Put what is wrong beside the fields that it is about."""
        faults = refused.faults if isinstance(refused, Unfit) else {}
        keys = refused.keys if isinstance(refused, Unfilled) else list(faults)
        for key in keys:
            name = f"{FIELD}{key}"
            self.add_error(name if name in self.fields else None, str(faults.get(key, refused.why)))


def _plain(value: Any) -> Any:
    return None if value in (None, "", []) else value
