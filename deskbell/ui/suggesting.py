"""A line of text that suggests what may be meant, and takes anything else as well."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms


class Suggesting(forms.TextInput):
    """A line of text with suggestions, as pairs of what is filled in and what is shown."""

    template_name = "ui/widgets/suggesting.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.suggestions: Iterable[tuple[str, str]] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        own = context["widget"]["attrs"]
        own["list"] = f"{own.get('id') or name}-suggestions"
        context["suggestions"] = list(self.suggestions)
        return context
