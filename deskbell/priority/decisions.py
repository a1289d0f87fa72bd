"""How much a request matters: a pure function of facts and a published matrix, with its reasons.

Impact and spread find a cell of the matrix, urgency moves it up or down (after ITIL's impact ×
urgency matrix, with spread as an axis of its own). Nobody chooses a priority from a list.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

CRITICAL, HIGH, NORMAL, LOW = 1, 2, 3, 4

LEVELS = {CRITICAL: _("Critical"), HIGH: _("High"), NORMAL: _("Normal"), LOW: _("Low")}

IMPACT = {
    "none": _("Work goes on as usual"),
    "hindered": _("Work is slower or harder"),
    "stopped": _("Work has stopped"),
}
SPREAD = {
    "one": _("One person"),
    "several": _("Several people"),
    "team": _("A whole team"),
    "site": _("A whole site or everyone"),
}
URGENCY = {
    "later": _("Can wait some days"),
    "usual": _("In the usual time"),
    "soon": _("Cannot wait until tomorrow"),
}

#: One example of each, until a desk writes its own into its matrix.
EXAMPLES: dict[str, dict[str, Any]] = {
    "impact": {
        "none": _("A question; a wish for a second monitor"),
        "hindered": _("The printer is slow; the form works in another browser only"),
        "stopped": _("No sign-in; the till takes no payments"),
    },
    "spread": {
        "one": _("One desk, one laptop"),
        "several": _("Three colleagues in one room"),
        "team": _("All of accounting"),
        "site": _("A warehouse without network; mail is down everywhere"),
    },
    "urgency": {
        "later": _("New software for next month"),
        "usual": _("It is a nuisance, and there is a way around it"),
        "soon": _("Wages are paid today; a customer waits at the counter"),
    },
}
LONGEST_EXAMPLE = 200

#: How many levels an urgency moves a priority: up where negative.
SHIFTS = (-2, -1, 0, 1, 2)

#: Nobody waits longer than a month for news.
MOST_MINUTES = 31 * 24 * 60

#: What is taken for granted while a fact is unknown.
ASSUMED = {"impact": "hindered", "spread": "one", "urgency": "usual"}

#: From so many others on, "several" is taken for "a whole team".
A_TEAM = 10

DEFAULT_MATRIX: dict[str, Any] = {
    "cells": {
        "none": {"one": LOW, "several": LOW, "team": NORMAL, "site": NORMAL},
        "hindered": {"one": NORMAL, "several": NORMAL, "team": HIGH, "site": HIGH},
        "stopped": {"one": HIGH, "several": HIGH, "team": CRITICAL, "site": CRITICAL},
    },
    "urgency": {"later": 1, "usual": 0, "soon": -1},
    #: Minutes until the requester hears news, by level.
    "news_within": {"1": 30, "2": 120, "3": 480, "4": 1440},
}


@dataclass(frozen=True)
class Facts:
    """What is known about how much a request matters. Empty means: not known."""

    impact: str = ""
    spread: str = ""
    urgency: str = ""
    others_affected: int | None = None


@dataclass(frozen=True)
class Reason:
    """One fact's part in a verdict: what was known or assumed, and where it led."""

    fact: str
    value: str
    assumed: bool
    level: int

    def as_json(self) -> dict[str, Any]:
        return {
            "fact": self.fact,
            "value": self.value,
            "assumed": self.assumed,
            "level": self.level,
        }


@dataclass(frozen=True)
class Verdict:
    """A level from 1 (critical) to 4 (low), and what led there, in order."""

    level: int
    reasons: tuple[Reason, ...]


def priority_of(facts: Facts, matrix: dict[str, Any]) -> Verdict:
    """The level `matrix` gives to `facts`, with every step that led to it."""
    known = {"impact": facts.impact, "spread": spread_of(facts), "urgency": facts.urgency}
    used = {fact: value or ASSUMED[fact] for fact, value in known.items()}

    level = matrix["cells"][used["impact"]][used["spread"]]
    reasons = [
        Reason(fact, used[fact], assumed=not known[fact], level=level)
        for fact in ("impact", "spread")
    ]
    level = min(LOW, max(CRITICAL, level + matrix["urgency"][used["urgency"]]))
    reasons.append(Reason("urgency", used["urgency"], assumed=not known["urgency"], level=level))
    return Verdict(level, tuple(reasons))


def spread_of(facts: Facts) -> str:
    """The spread that was stated, or the one the number of others affected implies."""
    if facts.spread or facts.others_affected is None:
        return facts.spread
    if facts.others_affected == 0:
        return "one"
    return "team" if facts.others_affected >= A_TEAM else "several"


def news_due(level: int, *, at: datetime, matrix: dict[str, Any]) -> datetime:
    """When the requester should hear news at the latest. Elapsed time; calendars come with sla."""
    return at + timedelta(minutes=matrix["news_within"][str(level)])


def gaps_in(matrix: Any) -> list[str]:
    """What keeps `matrix` from deciding every case: `cells.stopped.team`, say. Empty: nothing."""
    cells = matrix.get("cells", {})
    gaps = [
        f"cells.{impact}.{spread}"
        for impact in IMPACT
        for spread in SPREAD
        if cells.get(impact, {}).get(spread) not in LEVELS
    ]
    shifts = matrix.get("urgency", {})
    gaps += [f"urgency.{word}" for word in URGENCY if shifts.get(word) not in SHIFTS]
    news = matrix.get("news_within", {})
    for level in LEVELS:
        minutes = news.get(str(level))
        if not isinstance(minutes, int) or not 0 < minutes <= MOST_MINUTES:
            gaps.append(f"news_within.{level}")
    return gaps


def examples_in(matrix: dict[str, Any], fact: str) -> dict[str, Any]:
    """By level of `fact`, the example that the desk wrote, or the one built in."""
    own = matrix.get("examples", {}).get(fact, {})
    return {level: own.get(level) or built_in for level, built_in in EXAMPLES[fact].items()}


def turned_around(matrix: dict[str, Any]) -> list[tuple[str, str]]:
    """Cells (impact, spread) that matter less than one that is no worse in both: likely a slip."""
    cells, impacts, spreads = matrix["cells"], list(IMPACT), list(SPREAD)
    found = []
    for i, impact in enumerate(impacts):
        for s, spread in enumerate(spreads):
            milder = [cells[impacts[a]][spreads[b]] for a in range(i + 1) for b in range(s + 1)]
            if cells[impact][spread] > min(milder):
                found.append((impact, spread))
    return found


def in_words(reason: dict[str, Any]) -> str:
    """A stored reason as a person reads it."""
    values = {"impact": IMPACT, "spread": SPREAD, "urgency": URGENCY}[reason["fact"]]
    return str(values.get(reason["value"], reason["value"]))
