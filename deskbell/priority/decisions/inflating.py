"""Inflation: where everything is critical, nothing is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from deskbell.priority.decisions.levels import CRITICAL

#: The level whose share is watched.
TOP = CRITICAL

#: More than so many percent of what came in so many days; a handful of tickets says nothing.
BUILT_IN = {"percent": 10, "days": 14, "least": 20}
MOST_DAYS = 92


@dataclass(frozen=True)
class Share:
    """How many of the tickets of some days are at the top."""

    top: int
    all: int

    @property
    def percent(self) -> int:
        """Rounded down, so that ten percent are not more than ten."""
        return self.top * 100 // self.all if self.all else 0


def is_inflated(share: Share, rule: dict[str, Any]) -> bool:
    """Whether so many are at the top that being there says little."""
    return bool(share.all >= rule["least"] and share.top * 100 > rule["percent"] * share.all)


def inflation_rule(matrix: dict[str, Any]) -> dict[str, Any]:
    rule: dict[str, Any] = matrix.get("inflation") or BUILT_IN
    return rule


def gaps_in_inflation(rule: Any) -> list[str]:
    limits = {"percent": 100, "days": MOST_DAYS, "least": 1_000_000}
    return [
        f"inflation.{name}"
        for name, most in limits.items()
        if not isinstance(rule.get(name), int) or not 0 < rule[name] <= most
    ]
