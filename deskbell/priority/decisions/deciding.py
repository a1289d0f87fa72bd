"""The level that a matrix gives to facts, with every step that led to it.

Impact and spread find a cell; urgency, the moment, severity, a blocked team, planning and a
workaround move the level from there, in this order (after ITIL's impact × urgency matrix, with
spread as an axis of its own). Each step is monotone, so the whole is: worse facts never lower.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from deskbell.priority.decisions.facts import (
    ASSUMED,
    INCIDENT,
    Facts,
    how_many_others,
    spread_of,
)
from deskbell.priority.decisions.labels import borne, label_in
from deskbell.priority.decisions.levels import within_levels

#: Spreads that are a blocked team, where work has stopped.
A_TEAM_OR_MORE = ("team", "site")

#: From so many others on a spread is reached, where a matrix does not say.
COUNTS = {"several": 1, "team": 10}


@dataclass(frozen=True)
class Reason:
    """One fact's part in a verdict: what was known or assumed, and where it led."""

    fact: str
    value: str
    assumed: bool
    level: int
    #: What the desk calls it, where that is not built in.
    words: str = ""
    #: How many others are affected, where that decided.
    count: int | None = None

    def as_json(self) -> dict[str, Any]:
        told = {
            "fact": self.fact,
            "value": self.value,
            "assumed": self.assumed,
            "level": self.level,
        }
        more = {"words": self.words or None, "count": self.count}
        return told | {name: value for name, value in more.items() if value is not None}


@dataclass(frozen=True)
class Verdict:
    """A level from 1 (critical) to 4 (low), and what led there, in order."""

    level: int
    reasons: tuple[Reason, ...]


def priority_of(facts: Facts, matrix: Mapping[str, Any]) -> Verdict:
    """The level `matrix` gives to `facts`, with every step that led to it."""
    reasons = tuple(_steps(facts, dict(matrix)))
    return Verdict(reasons[-1].level, reasons)


def overridden(verdict: Verdict, level: int | None) -> Verdict:
    """The same where somebody set the level by hand; nothing else where nobody did."""
    if level is None:
        return verdict
    by_hand = Reason("override", str(level), assumed=False, level=level)
    return Verdict(level, (*verdict.reasons, by_hand))


def is_blocked(impact: str, spread: str) -> bool:
    """Whether a whole team cannot work."""
    return impact == "stopped" and spread in A_TEAM_OR_MORE


def _steps(facts: Facts, matrix: dict[str, Any]) -> Iterator[Reason]:
    spread = spread_of(facts, matrix.get("counts", COUNTS))
    known = {"impact": facts.impact, "spread": spread, "urgency": facts.urgency}
    used = {fact: value or ASSUMED[fact] for fact, value in known.items()}

    level: int = matrix["cells"][used["impact"]][used["spread"]]
    count = how_many_others(facts) if spread and spread != facts.spread else None
    yield Reason("impact", used["impact"], not facts.impact, level)
    yield Reason("spread", used["spread"], not spread, level, count=count)

    level = within_levels(level + matrix["urgency"][used["urgency"]])
    yield Reason("urgency", used["urgency"], not facts.urgency, level)

    for reason in _moments(facts, matrix, level):
        level = reason.level
        yield reason
    if facts.kind == INCIDENT and (label := label_in(matrix, "severity", facts.severity)):
        level = borne(level, label)
        yield _labelled("severity", label, level)
    top = matrix.get("blocked_team")
    if top is not None and is_blocked(used["impact"], used["spread"]) and top < level:
        level = top
        yield Reason("blocked_team", used["spread"], assumed=False, level=level)
    if label := label_in(matrix, "planning", facts.planning):
        level = borne(level, label)
        yield _labelled("planning", label, level)
    if facts.workaround and "workaround" in matrix:
        level = within_levels(level + matrix["workaround"].get(facts.workaround, 0))
        yield Reason("workaround", facts.workaround, assumed=False, level=level)


def _moments(facts: Facts, matrix: dict[str, Any], level: int) -> Iterator[Reason]:
    """Of those that hold the strongest counts: two of them are not twice as much."""
    holding = [one for one in matrix.get("moments", ()) if one["key"] in facts.moments]
    holding.sort(key=lambda one: one["by"])
    for one in holding:
        if one is holding[0]:
            level = within_levels(level + one["by"])
        yield Reason("moment", one["key"], False, level, words=one.get("words", ""))


def _labelled(scheme: str, label: dict[str, Any], level: int) -> Reason:
    return Reason(scheme, label["key"], False, level, words=label.get("words", ""))
