"""The form of a matrix: one choice for each cell and each shift, and rows that a desk adds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from deskbell.control.priority.rows import LabelRows, MomentRows
from deskbell.control.priority.words import FACTS, MILDER
from deskbell.control.publishing.documents import ContentForm
from deskbell.priority.decisions import (
    EXAMPLES,
    IMPACT,
    LEVELS,
    LONGEST_EXAMPLE,
    MOST_DAYS,
    SHIFTS,
    SPREAD,
    URGENCY,
    WORKAROUND,
    inflation_rule,
    shift_words,
)

WIDER = {
    "several": _("Several people: from so many others"),
    "team": _("A whole team: from so many others"),
    "site": _("A whole site: from so many others"),
}
INFLATION = {
    "percent": (_("Percent at the top, at most"), 100),
    "days": (_("Of what came in so many days"), MOST_DAYS),
    "least": (_("Where so many came at least"), 1_000_000),
}


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
        for tried in WORKAROUND:
            self._choice(f"workaround-{tried}", WORKAROUND[tried], shifts)
            self.initial[f"workaround-{tried}"] = content.get("workaround", {}).get(tried, 0)
        self._choice("blocked_team", _("A team that cannot work"), [(0, MILDER), *levels])
        self.initial["blocked_team"] = content.get("blocked_team") or 0
        for spread, label in WIDER.items():
            self._number(f"count-{spread}", label, required=False)
            self.initial[f"count-{spread}"] = content.get("counts", {}).get(spread)
        for limit, (label, most) in INFLATION.items():
            self._number(f"inflation-{limit}", label, max_value=most)
            self.initial[f"inflation-{limit}"] = inflation_rule(content)[limit]
        for fact, words in FACTS.items():
            own = content.get("examples", {}).get(fact, {})
            for key, said in words.items():
                self._example(f"example-{fact}-{key}", said, EXAMPLES[fact][key])
                self.initial[f"example-{fact}-{key}"] = own.get(key, "")

    def cells(self) -> Iterator[tuple[Any, list[Any]]]:
        """Each impact with its fields."""
        for impact, words in IMPACT.items():
            yield words, [self[f"{impact}-{spread}"] for spread in SPREAD]

    def urgencies(self) -> list[Any]:
        return [self[word] for word in URGENCY]

    def workarounds(self) -> list[Any]:
        return [self[f"workaround-{word}"] for word in WORKAROUND]

    def growth(self) -> list[Any]:
        return [*(self[f"count-{spread}"] for spread in WIDER), self["blocked_team"]]

    def inflation(self) -> list[Any]:
        return [self[f"inflation-{name}"] for name in INFLATION]

    def examples(self) -> list[Any]:
        names = [f"example-{fact}-{level}" for fact, words in FACTS.items() for level in words]
        return [self[name] for name in names]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        counts = [(name, n) for spread in WIDER if (n := given.get(name := f"count-{spread}"))]
        for (_before, fewer), (name, more) in pairwise(counts):
            if more <= fewer:
                self.add_error(name, _("A wider spread begins with more people."))
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
            "workaround": {word: given[f"workaround-{word}"] for word in WORKAROUND},
            "blocked_team": given["blocked_team"] or None,
            "counts": {spread: n for spread in WIDER if (n := given[f"count-{spread}"])},
            "inflation": {name: given[f"inflation-{name}"] for name in INFLATION},
        }

    def _number(self, name: str, label: Any, **more: Any) -> None:
        self.fields[name] = forms.IntegerField(label=label, min_value=1, **more)

    def _example(self, name: str, label: Any, built_in: Any) -> None:
        self.fields[name] = forms.CharField(label=label, max_length=LONGEST_EXAMPLE, required=False)
        self.fields[name].widget.attrs |= {"placeholder": built_in, "dir": "auto"}

    def _choice(self, name: str, label: Any, choices: list[Any]) -> None:
        self.fields[name] = forms.TypedChoiceField(label=label, choices=choices, coerce=int)


class WholeForm(MatrixForm):
    """The form of a matrix together with its rows."""

    def __init__(self, *args: Any, content: dict[str, Any], **options: Any) -> None:
        super().__init__(*args, content=content, **options)
        kinds: dict[str, Any] = {
            "moments": MomentRows,
            "severity": LabelRows,
            "planning": LabelRows,
        }
        given = self.data if self.is_bound else None
        self.rows: dict[str, Any] = {
            part: kind(given, prefix=part, initial=[dict(one) for one in content.get(part, ())])
            for part, kind in kinds.items()
        }

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        # All of them, so that each says what is wrong with it.
        fit = [rows.is_valid() for rows in self.rows.values()]
        if not all(fit):
            raise forms.ValidationError(_("A row does not fit."))
        return given

    def content(self) -> dict[str, Any]:
        """What was said, as a matrix."""
        return super().content() | {part: rows.rows() for part, rows in self.rows.items()}
