"""A past: how much of the firm's history is played, and when it ends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from deskbell.project.demo.firm import START, Firm, Plan, Planned, days_in

WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Past:
    """Which past: from which seed, how long and large, ending when, played by how many."""

    seed: int
    months: float
    scale: float
    until: datetime
    workers: int

    @property
    def shift(self) -> timedelta:
        """By how many whole weeks the plan is moved, so that it is over by `until`."""
        end = START + timedelta(days=days_in(self.months))
        return (self.until - end) // WEEK * WEEK

    @property
    def days(self) -> int:
        """How many days are played: to the moment `until`, which is less than a week more."""
        return (self.until - self.shift - START).days + 1

    @property
    def end(self) -> datetime:
        """The moment it ends, by the firm's own calendar."""
        return self.until - self.shift

    def plan(self) -> Iterator[list[Planned]]:
        """What happens, day by day, until the moment the past ends."""
        for day in Plan(Firm(self.seed, self.scale)).days(self.days):
            yield [planned for planned in day if planned.act.at < self.end]

    def afterwards(self) -> Iterator[Planned]:
        """What happens from then on, without end."""
        for day in Plan(Firm(self.seed, self.scale)).days(1_000_000):
            yield from (planned for planned in day if planned.act.at >= self.end)

    def as_json(self) -> str:
        return json.dumps(asdict(self) | {"until": self.until.isoformat()})

    @classmethod
    def from_json(cls, told: str) -> Past:
        values: dict[str, Any] = json.loads(told)
        return cls(**{**values, "until": datetime.fromisoformat(values["until"])})
