"""The people of the firm: what they do, where, in which language, and how they write."""

from __future__ import annotations

from dataclasses import dataclass

from deskbell.project.demo.firm.chance import Chance
from deskbell.project.demo.firm.naming import name_in
from deskbell.project.demo.firm.places import DEPARTMENTS, SITE_WEIGHTS, SITES, phone_at
from deskbell.project.demo.firm.written import COLLEAGUES

DOMAIN = "nordwind.example"
DESK = f"help@{DOMAIN}"

#: How somebody writes → weight.
TEMPERS = {"polite": 40, "brief": 30, "chatty": 16, "upset": 8, "careless": 12}


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who asks for help."""

    key: str
    name: str
    mail: str
    site: str
    department: str
    title: str
    language: str
    temper: str
    #: Day of the history on which they begin, and end; before it began: -1.
    begins: int = -1
    ends: int = 100_000
    #: How often they ask, against others.
    asks: float = 1.0
    phone: str = ""

    @property
    def first_name(self) -> str:
        return self.name.split()[0]

    @property
    def offset(self) -> int:
        return SITES[self.site][1]

    def is_here(self, day: int) -> bool:
        return self.begins <= day < self.ends


def colleagues(seed: int, many: int) -> list[Colleague]:
    """So many people. The first are always the same: those whose names the stories tell."""
    found = [_written(seed, line, row) for line, row in enumerate(COLLEAGUES, start=100)]
    taken = {one.mail for one in found}
    number = 0
    while len(found) < many:
        made = _made(seed, number, taken, line=200 + number)
        taken.add(made.mail)
        found.append(made)
        number += 1
    return found


def newcomer(seed: int, wave: int, number: int, *, day: int, taken: set[str]) -> Colleague:
    """One of those who begin together on `day`."""
    line = 90_000 + 100 * wave + number
    return _made(seed, f"new{wave}.{number}", taken, line=line, begins=day)


def _written(seed: int, line: int, row: tuple[str, str, str, str, str]) -> Colleague:
    name, department, title, site, language = row
    chance = Chance(seed, "person", name)
    return Colleague(
        key=name.split()[0].lower(),
        name=name,
        mail=f"{'.'.join(name.lower().split())}@{DOMAIN}",
        site=site,
        department=department,
        title=title,
        language=language,
        temper=chance.weighed(list(TEMPERS), list(TEMPERS.values())),
        asks=chance.around(1.4, 0.4),
        phone=phone_at(site, line),
    )


def _made(seed: int, number: object, taken: set[str], *, line: int, begins: int = -1) -> Colleague:
    chance = Chance(seed, "person", number)
    site = chance.weighed(list(SITES), SITE_WEIGHTS)
    spoken = SITES[site][2]
    language = chance.weighed(list(spoken), list(spoken.values()))
    department = chance.weighed(list(DEPARTMENTS), [one[0] for one in DEPARTMENTS.values()])
    if site in ("Alexandria", "Kobe") and department == "Warehouse":
        department = "Dispatch"
    name, account = name_in(language, chance)
    mail = f"{account}@{DOMAIN}"
    again = 2
    while mail in taken:
        mail = f"{account}{again}@{DOMAIN}"
        again += 1
    return Colleague(
        key=f"p{number}",
        name=name,
        mail=mail,
        site=site,
        department=department,
        title=chance.one(DEPARTMENTS[department][1]),
        language=language,
        temper=chance.weighed(list(TEMPERS), list(TEMPERS.values())),
        begins=begins,
        asks=chance.around(0.8, 0.7),
        phone=phone_at(site, line),
    )
