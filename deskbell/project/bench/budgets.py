"""Budgets: what each line of the table may cost, and whether it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Budget:
    """A most (of milliseconds), or a least (of things a second)."""

    limit: float
    is_least: bool = False

    def __str__(self) -> str:
        return f"{'≥' if self.is_least else '≤'} {self.limit:g}"

    def holds(self, value: float) -> bool:
        return value >= self.limit if self.is_least else value <= self.limit


def most(limit: float) -> Budget:
    return Budget(limit)


def least(limit: float) -> Budget:
    return Budget(limit, is_least=True)


@dataclass(frozen=True)
class Result:
    """One line of the table. Without a budget it only tells."""

    what: str
    value: float
    unit: str
    budget: Budget | None = None

    @property
    def verdict(self) -> str:
        """`within`, `over`, or nothing without a budget."""
        if self.budget is None:
            return ""
        return "within" if self.budget.holds(self.value) else "over"

    def as_json(self) -> dict[str, Any]:
        return {
            "what": self.what,
            "value": round(self.value, 2),
            "unit": self.unit,
            "budget": str(self.budget or ""),
            "verdict": self.verdict,
        }

    def __str__(self) -> str:
        told = f"  {self.what:<34}{self.value:>9.1f} {self.unit:<9}"
        return f"{told}{self.budget!s:>7}  {self.verdict}" if self.budget else told.rstrip()
