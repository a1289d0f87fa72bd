"""Those who help: five teams in three tiers, eighteen agents of different skill."""

from __future__ import annotations

from dataclasses import dataclass

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
