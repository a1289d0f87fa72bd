"""The matrix: what a desk publishes about how much a request matters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from deskbell.priority.decisions.facts import IMPACT, SPREAD, URGENCY, WORKAROUND
from deskbell.priority.decisions.inflating import BUILT_IN, gaps_in_inflation
from deskbell.priority.decisions.labels import LABEL_EXAMPLES, PLANNING, SEVERITY, gaps_in_labels
from deskbell.priority.decisions.levels import CRITICAL, HIGH, LEVELS, LOW, NORMAL, SHIFTS
from deskbell.priority.decisions.moments import gaps_in_moments

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
    "workaround": {
        "works": _("They print on the other floor meanwhile"),
        "known": _("The web version may do for today"),
        "none": _("There is one till, and it is broken"),
        "failed": _("The other printer is jammed as well"),
    },
    "level": {
        str(CRITICAL): _("The warehouse cannot ship; all of accounting has no network"),
        str(HIGH): _("One colleague cannot work at all; a whole team works slowly"),
        str(NORMAL): _("The printer is slow; a form works in another browser only"),
        str(LOW): _("A question; new software for next month"),
    },
}
LONGEST_EXAMPLE = 200


DEFAULT_MATRIX: dict[str, Any] = {
    "cells": {
        "none": {"one": LOW, "several": LOW, "team": NORMAL, "site": NORMAL},
        "hindered": {"one": NORMAL, "several": NORMAL, "team": HIGH, "site": HIGH},
        "stopped": {"one": HIGH, "several": HIGH, "team": CRITICAL, "site": CRITICAL},
    },
    "urgency": {"later": 1, "usual": 0, "soon": -1},
    #: From so many others on.
    "counts": {"several": 1, "team": 10, "site": 100},
    #: What a team that cannot work matters at least.
    "blocked_team": CRITICAL,
    "workaround": {"works": 1, "known": 0, "none": 0, "failed": 0},
    "moments": [
        {"key": "due_today", "by": -1},
        {"key": "vip", "by": -1, "needs_basis": True},
    ],
    "severity": SEVERITY,
    "planning": PLANNING,
    "inflation": BUILT_IN,
}


def gaps_in(matrix: Any) -> list[str]:
    """What keeps `matrix` from deciding every case: `cells.stopped.team`, say. Empty: nothing.

    A matrix of before there was a part has nothing to say about it, and that is no gap.
    """
    cells = matrix.get("cells", {})
    gaps = [
        f"cells.{impact}.{spread}"
        for impact in IMPACT
        for spread in SPREAD
        if cells.get(impact, {}).get(spread) not in LEVELS
    ]
    gaps += _shifts_missing("urgency", URGENCY, matrix.get("urgency", {}))
    if "workaround" in matrix:
        gaps += _shifts_missing("workaround", WORKAROUND, matrix["workaround"])
    if matrix.get("blocked_team") not in (None, *LEVELS):
        gaps.append("blocked_team")
    gaps += _counts_out_of_order(matrix.get("counts", {}))
    gaps += gaps_in_moments(matrix.get("moments", ()))
    for scheme in ("severity", "planning"):
        gaps += gaps_in_labels(scheme, matrix.get(scheme, ()))
    return gaps + (gaps_in_inflation(matrix["inflation"]) if "inflation" in matrix else [])


def _shifts_missing(part: str, words: Mapping[str, Any], shifts: Any) -> list[str]:
    return [f"{part}.{word}" for word in words if shifts.get(word) not in SHIFTS]


def _counts_out_of_order(counts: Any) -> list[str]:
    """A wider spread begins with more people, if a number of people makes it at all."""
    given = [counts.get(spread) for spread in SPREAD if counts.get(spread) is not None]
    whole = all(isinstance(one, int) and one > 0 for one in given)
    return [] if whole and sorted(set(given)) == given else ["counts"]


def examples_in(matrix: dict[str, Any], fact: str) -> dict[str, Any]:
    """By level of `fact`, the example that the desk wrote, or the one built in."""
    own = matrix.get("examples", {}).get(fact, {})
    return {level: own.get(level) or built_in for level, built_in in EXAMPLES[fact].items()}


def examples_of_labels(matrix: dict[str, Any], scheme: str) -> dict[str, Any]:
    """The same by label, where there is one."""
    labels = matrix.get(scheme, ())
    found = {one["key"]: one.get("example") or LABEL_EXAMPLES.get(one["key"]) for one in labels}
    return {key: example for key, example in found.items() if example}


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


def out_of_order(matrix: dict[str, Any]) -> list[tuple[str, str]]:
    """(fact, value): what moves a priority less than something milder does; likely a slip too."""
    orders = {"urgency": list(URGENCY), "workaround": ["works", "known", "none"]}
    found = []
    for fact, values in orders.items():
        shifts = matrix.get(fact, {})
        moved = [shifts.get(value, 0) for value in values]
        found += [
            (fact, value)
            for place, value in enumerate(values)
            if moved[place] > min(moved[: place + 1])
        ]
    if "workaround" in matrix and matrix["workaround"]["failed"] > matrix["workaround"]["works"]:
        found.append(("workaround", "failed"))
    return found
