"""The firm: everybody in it on a given day, and what of it is drawn by chance."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from deskbell.project.demo.firm.chance import Chance
from deskbell.project.demo.firm.people import Colleague, colleagues, newcomer
from deskbell.project.demo.firm.staff import Staff

REQUESTERS = 250

#: Who begins together: the day, and how many.
WAVES = ((35, 12), (154, 9), (301, 10))
#: Who goes, and their last day.
LEAVER, LAST_DAY = "simon", 61


@dataclass(frozen=True)
class Wave:
    """People who begin on the same day."""

    number: int
    day: int
    people: tuple[Colleague, ...]


class Firm:
    """The firm that follows from a seed. `scale` multiplies its people and what they ask."""

    def __init__(self, seed: int = 1, scale: float = 1.0) -> None:
        self.seed = seed
        self.scale = scale
        self.staff = Staff(seed)

    @cached_property
    def people(self) -> list[Colleague]:
        """Those who are there when the history begins."""
        many = max(40, round(REQUESTERS * self.scale) - sum(count for _, count in WAVES[:2]))
        return [
            replace(one, ends=LAST_DAY + 1) if one.key == LEAVER else one
            for one in colleagues(self.seed, many)
        ]

    @cached_property
    def waves(self) -> tuple[Wave, ...]:
        taken = {one.mail for one in self.people}
        made = []
        for number, (day, count) in enumerate(WAVES):
            joining = []
            for place in range(count):
                one = newcomer(self.seed, number, place, day=day, taken=taken)
                taken.add(one.mail)
                joining.append(one)
            made.append(Wave(number, day, tuple(joining)))
        return tuple(made)

    @cached_property
    def everybody(self) -> dict[str, Colleague]:
        """Those who are there at any time, by key."""
        joining = [one for wave in self.waves for one in wave.people]
        return {one.key: one for one in (*self.people, *joining)}

    def chance(self, *words: object) -> Chance:
        return Chance(self.seed, *words)

    def here(self, day: int) -> list[Colleague]:
        return [one for one in self.everybody.values() if one.is_here(day)]

    def colleague_of(self, person: Colleague, chance: Chance) -> str:
        """The name of somebody near them."""
        near = [
            one.name
            for one in self.people
            if one.site == person.site and one.key != person.key and one.key != LEAVER
        ]
        return chance.one(near)
