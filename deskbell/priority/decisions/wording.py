"""Facts, reasons and what would be otherwise, as a person reads them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from deskbell.priority.decisions.facts import IMPACT, SPREAD, URGENCY, WORKAROUND
from deskbell.priority.decisions.labels import LABELS
from deskbell.priority.decisions.levels import LEVELS
from deskbell.priority.decisions.moments import MOMENTS

WORDS: Mapping[str, Mapping[str, Any]] = {
    "impact": IMPACT,
    "spread": SPREAD,
    "urgency": URGENCY,
    "workaround": WORKAROUND,
    "moment": MOMENTS,
    "severity": LABELS,
    "planning": LABELS,
    "blocked_team": dict.fromkeys(SPREAD, gettext_lazy("A blocked team")),
}
#: What the fact itself is called.
FACTS: Mapping[str, Promise] = {
    "impact": gettext_lazy("Impact"),
    "spread": gettext_lazy("Spread"),
    "urgency": gettext_lazy("Urgency"),
    "workaround": gettext_lazy("Workaround"),
    "moment": gettext_lazy("Role and moment"),
    "severity": gettext_lazy("Severity"),
    "planning": gettext_lazy("Planning"),
    "blocked_team": gettext_lazy("Blocked team"),
    "override": gettext_lazy("Set by hand"),
}


@dataclass(frozen=True)
class Step:
    """One step of the formula: the fact, how many levels it moved, and where that led."""

    fact: str
    words: str
    is_assumed: bool
    #: 0 for what moved nothing; of the cell that impact and spread find, 0 too.
    by: int
    level: int


def words_of(fact: str, value: str, own: str = "") -> str:
    """What a value of a fact is called."""
    if own:
        return own
    if fact == "override":
        return _("Set to %s by hand") % LEVELS[int(value)]
    return str(WORDS[fact].get(value, value))


def named(one: Mapping[str, Any], built_in: Mapping[str, Any]) -> str:
    """What a moment or a label of a matrix is called."""
    return one.get("words") or str(built_in.get(one["key"], one["key"]))


def in_words(reason: Mapping[str, Any]) -> str:
    """A stored reason as a person reads it."""
    words = words_of(reason["fact"], reason["value"], reason.get("words", ""))
    count = reason.get("count")
    if count is None:
        return words
    others = ngettext("%(n)d other person", "%(n)d other people", count) % {"n": count}
    return f"{words} ({others})"


def formula(reasons: Sequence[Mapping[str, Any]]) -> list[Step]:
    """The stored reasons as the steps of a calculation, each with where it led."""
    steps: list[Step] = []
    for reason in reasons:
        before = steps[-1].level if steps else reason["level"]
        level = reason["level"]
        moved = 0 if reason["fact"] in ("impact", "spread") else level - before
        steps.append(Step(reason["fact"], in_words(reason), reason["assumed"], moved, level))
    return steps


def shift_words(shift: int) -> str:
    """`1 level higher`: up where negative."""
    if shift == 0:
        return _("stays as it is")
    if shift > 0:
        return ngettext("%(n)d level lower", "%(n)d levels lower", shift) % {"n": shift}
    return ngettext("%(n)d level higher", "%(n)d levels higher", -shift) % {"n": -shift}


def formula_in_one_line(reasons: Sequence[Mapping[str, Any]]) -> str:
    """`Impact × spread = High · Urgency: 1 level higher = Critical`: what the ticket says."""
    parts = []
    for step in formula(reasons):
        end = f"= {LEVELS[step.level]}"
        if step.fact == "spread":
            parts.append(f"{FACTS['impact']} × {FACTS['spread']} {end}")
        elif step.fact == "override":
            parts.append(f"{FACTS['override']} {end}")
        elif step.fact != "impact" and step.by:
            parts.append(f"{FACTS[step.fact]}: {shift_words(step.by)} {end}")
    return " · ".join(parts)


def listed_values(
    matrix: Mapping[str, Any], part: str, built_in: Mapping[str, Any]
) -> dict[str, str]:
    """By key, what the moments or labels of a matrix are called."""
    return {one["key"]: named(one, built_in) for one in matrix.get(part, ())}


def names_of(matrix: Mapping[str, Any], part: str, keys: Iterable[str]) -> list[str]:
    """What these moments or labels are called by `matrix`."""
    known = listed_values(matrix, part, MOMENTS if part == "moments" else LABELS)
    return [known.get(key, key) for key in keys]
