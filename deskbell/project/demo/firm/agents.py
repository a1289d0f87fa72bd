"""Those who help: five teams in three tiers, eighteen agents of different skill, and their days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from deskbell.project.demo.firm.calendar import day_of, is_weekend, worked_until
from deskbell.project.demo.firm.chance import Chance
from deskbell.project.demo.firm.people import DOMAIN

FIRST, HARDWARE, NETWORK, BUSINESS, PLATFORM = (
    *("First line", "Hardware", "Network", "Business systems"),
    "Platform",
)

#: Team, tier, and who answers for what nobody takes.
TEAMS: tuple[tuple[str, int, str], ...] = (
    (FIRST, 1, "lena"),
    (HARDWARE, 2, "tomas"),
    (NETWORK, 2, "nadia"),
    (BUSINESS, 2, "piotr"),
    (PLATFORM, 3, "irina"),
)


@dataclass(frozen=True)
class Agent:
    """Somebody who helps. `pace` below one is quick; `skill` is how often they find the cause."""

    key: str
    name: str
    team: str
    roles: tuple[str, ...]
    offset: int
    hours: tuple[int, int]
    languages: tuple[str, ...]
    pace: float
    skill: float
    is_left_out: bool = False

    @property
    def mail(self) -> str:
        return f"{self.key}@{DOMAIN}"


def _agent(
    name: str,
    team: str,
    languages: str,
    pace: float,
    skill: float,
    *,
    offset: int = 2,
    hours: tuple[int, int] = (8, 17),
    roles: tuple[str, ...] = ("agent",),
    is_left_out: bool = False,
) -> Agent:
    key = name.split()[0].lower()
    spoken = tuple(languages.split())
    return Agent(key, name, team, roles, offset, hours, spoken, pace, skill, is_left_out)


AGENTS: tuple[Agent, ...] = (
    _agent("Mara Koleva", FIRST, "en bg de", 0.7, 0.95, hours=(7, 16)),
    _agent("Lena Vogt", FIRST, "en de", 0.9, 0.95, offset=1, roles=("lead", "manager")),
    _agent(
        "Ada Stern", FIRST, "en de", 1.2, 0.9, roles=("administrator", "lead"), is_left_out=True
    ),
    _agent("Viktor Hristov", FIRST, "en bg", 1.5, 0.7, hours=(9, 18)),
    _agent("Samira Aziz", FIRST, "en ar de", 0.9, 0.85, offset=1, hours=(8, 17)),
    _agent("Kenta Mori", FIRST, "en ja", 1.0, 0.85, offset=9, hours=(8, 17)),
    _agent("Luca Brandner", FIRST, "en de", 1.9, 0.6, offset=1, hours=(10, 19)),
    _agent("Tomas Dimov", HARDWARE, "en bg", 0.9, 0.95, hours=(7, 16)),
    _agent("Gesa Petersen", HARDWARE, "en de", 1.0, 0.9, offset=1, hours=(7, 16)),
    _agent("Rado Minchev", HARDWARE, "en bg", 1.6, 0.7, hours=(8, 17)),
    _agent("Joost Kramer", HARDWARE, "en", 1.1, 0.85, offset=1, hours=(8, 17)),
    _agent("Nadia Rahmani", NETWORK, "en ar", 0.8, 0.95, hours=(8, 17)),
    _agent("Finn Albers", NETWORK, "en de", 1.2, 0.8, offset=1, hours=(9, 18)),
    _agent("Piotr Zielinski", BUSINESS, "en de", 0.9, 0.95, hours=(8, 17)),
    _agent("Greta Holm", BUSINESS, "en de", 1.0, 0.9, offset=1, hours=(8, 17)),
    _agent("Ivo Slavov", BUSINESS, "en bg", 1.5, 0.75, hours=(9, 18)),
    _agent("Irina Petkova", PLATFORM, "en bg", 1.0, 0.95, hours=(9, 18)),
    _agent("Plamen Donev", PLATFORM, "en bg", 1.4, 0.75, hours=(8, 17)),
)


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
