"""The form of a matrix: one choice for each cell, each urgency, each wait for news."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from deskbell.control.priority.words import shift_words
from deskbell.control.publishing.documents import ContentForm
from deskbell.priority.decisions import (
    EXAMPLES,
    IMPACT,
    LEVELS,
    LONGEST_EXAMPLE,
    MOST_MINUTES,
    SHIFTS,
    SPREAD,
    URGENCY,
)

FACTS: dict[str, dict[str, Any]] = {"impact": IMPACT, "spread": SPREAD, "urgency": URGENCY}
UNITS = [(1, _("minutes")), (60, _("hours")), (1440, _("days"))]


class MatrixForm(ContentForm):
    def __init__(self, *args: Any, content: dict[str, Any], **options: Any) -> None:
        super().__init__(*args, content=content, **options)
        levels = list(LEVELS.items())
        for impact in IMPACT:
            for spread in SPREAD:
                self._choice(f"{impact}-{spread}", SPREAD[spread], levels)
                self.initial[f"{impact}-{spread}"] = content["cells"][impact][spread]
        shifts = [(shift, shift_words(shift).capitalize()) for shift in SHIFTS]
        for word in URGENCY:
            self._choice(word, URGENCY[word], shifts)
            self.initial[word] = content["urgency"][word]
        for fact, words in FACTS.items():
            own = content.get("examples", {}).get(fact, {})
            for key, word in words.items():
                self._example(f"example-{fact}-{key}", word, EXAMPLES[fact][key])
                self.initial[f"example-{fact}-{key}"] = own.get(key, "")
        for level, name in LEVELS.items():
            self._news(str(level), name, content["news_within"][str(level)])

    def cells(self) -> Iterator[tuple[Any, list[Any]]]:
        """Each impact with its fields."""
        for impact, words in IMPACT.items():
            yield words, [self[f"{impact}-{spread}"] for spread in SPREAD]

    def urgencies(self) -> list[Any]:
        return [self[word] for word in URGENCY]

    def news(self) -> list[tuple[Any, Any]]:
        return [(self[f"news-{level}"], self[f"unit-{level}"]) for level in LEVELS]

    def examples(self) -> list[Any]:
        names = [f"example-{fact}-{level}" for fact, words in FACTS.items() for level in words]
        return [self[name] for name in names]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for level in LEVELS:
            amount, unit = given.get(f"news-{level}"), given.get(f"unit-{level}")
            if amount and unit and amount * unit > MOST_MINUTES:
                self.add_error(f"news-{level}", _("Nobody waits longer than a month for news."))
        return given

    def content(self) -> dict[str, Any]:
        """What was chosen, as a matrix."""
        given = self.cleaned_data
        own = {
            fact: {key: said for key in words if (said := given[f"example-{fact}-{key}"])}
            for fact, words in FACTS.items()
        }
        written = {fact: said for fact, said in own.items() if said}
        return {
            **({"examples": written} if written else {}),
            "cells": {i: {s: given[f"{i}-{s}"] for s in SPREAD} for i in IMPACT},
            "urgency": {word: given[word] for word in URGENCY},
            "news_within": {
                str(level): given[f"news-{level}"] * given[f"unit-{level}"] for level in LEVELS
            },
        }

    def _example(self, name: str, label: Any, built_in: Any) -> None:
        self.fields[name] = forms.CharField(label=label, max_length=LONGEST_EXAMPLE, required=False)
        self.fields[name].widget.attrs |= {"placeholder": built_in, "dir": "auto"}

    def _choice(self, name: str, label: Any, choices: list[Any]) -> None:
        self.fields[name] = forms.TypedChoiceField(label=label, choices=choices, coerce=int)

    def _news(self, level: str, name: Any, minutes: int) -> None:
        unit = next(size for size, _words in reversed(UNITS) if minutes % size == 0)
        self.fields[f"news-{level}"] = forms.IntegerField(label=name, min_value=1)
        self.initial[f"news-{level}"] = minutes // unit
        self._choice(f"unit-{level}", _("Unit"), deepcopy(UNITS))
        self.initial[f"unit-{level}"] = unit
