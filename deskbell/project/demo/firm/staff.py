"""The staff on a given day: who is there, who takes what, and when they get round to it."""

from __future__ import annotations

from datetime import datetime, timedelta

from deskbell.project.demo.firm.agents import AGENTS, Agent
from deskbell.project.demo.firm.calendar import day_of, is_weekend, worked_until
from deskbell.project.demo.firm.chance import Chance


class Staff:
    """Who is there on which day, and who takes what."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._away: dict[tuple[str, int], frozenset[int]] = {}
        self.by_key = {agent.key: agent for agent in AGENTS}

    def away(self, agent: Agent, day: int) -> frozenset[int]:
        """The days around `day` on which this agent is not there."""
        year = day // 364
        known = self._away.get((agent.key, year))
        if known is None:
            known = _days_off(self._seed, agent, year) | _days_off(self._seed, agent, year + 1)
            self._away[agent.key, year] = known
        return known

    def is_away(self, agent: Agent, at: datetime) -> bool:
        day = day_of(at + timedelta(hours=agent.offset))
        return day in self.away(agent, day)

    def later(self, agent: Agent, at: datetime, minutes: float) -> datetime:
        """When this agent has done `minutes` of work, beginning at `at` or as soon as they work."""
        return worked_until(
            at,
            minutes,
            offset=agent.offset,
            hours=agent.hours,
            away=self.away(agent, day_of(at)),
        )

    def soonest(self, team: str, at: datetime, chance: Chance, language: str = "en") -> Agent:
        """Whoever of `team` takes what comes at `at`: at work soon, and preferably understood."""
        there = [one for one in AGENTS if one.team == team and not one.is_left_out]
        present = [one for one in there if not self.is_away(one, at)] or there
        begins = {one.key: self.later(one, at, 1) for one in present}
        first = min(begins.values())
        weights = []
        for one in present:
            wait = (begins[one.key] - first).total_seconds() / 3600
            weight = 1 / (one.pace * (1 + wait) ** 2)
            weights.append(weight * (3 if language in one.languages else 1))
        return chance.weighed(present, weights)


def _days_off(seed: int, agent: Agent, year: int) -> frozenset[int]:
    """Two weeks and one week of holidays, a few days ill."""
    chance = Chance(seed, "away", agent.key, year)
    first = 364 * year
    days: set[int] = set()
    for length in (14, 7):
        begins = first + 7 * chance.randrange(2, 50)
        days |= set(range(begins, begins + length))
    for _ in range(chance.randrange(1, 4)):
        ill = first + chance.randrange(364)
        days |= set(range(ill, ill + chance.randrange(1, 5)))
    return frozenset(day for day in days if not is_weekend(day))
