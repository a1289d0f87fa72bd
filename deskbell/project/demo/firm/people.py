"""The people of the firm: what they do, where, in which language, and how they write."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from deskbell.project.demo.firm.chance import Chance
from deskbell.project.demo.firm.written import COLLEAGUES

DOMAIN = "nordwind.example"
DESK = f"help@{DOMAIN}"

#: Site → time zone, hours ahead of UTC in winter, the languages spoken there.
SITES: dict[str, tuple[str, int, dict[str, float]]] = {
    "Plovdiv": ("Europe/Sofia", 2, {"bg": 8, "en": 2}),
    "Hamburg": ("Europe/Berlin", 1, {"de": 8, "en": 2}),
    "Rotterdam": ("Europe/Amsterdam", 1, {"en": 1}),
    "Alexandria": ("Africa/Cairo", 2, {"ar": 8, "en": 2}),
    "Kobe": ("Asia/Tokyo", 9, {"ja": 9, "en": 1}),
}
SITE_WEIGHTS = (38, 30, 16, 8, 8)

#: Department → weight, titles.
DEPARTMENTS: dict[str, tuple[int, tuple[str, ...]]] = {
    "Warehouse": (24, ("Picker", "Shift lead", "Forklift driver", "Goods-in clerk", "Packer")),
    "Dispatch": (16, ("Dispatcher", "Night dispatcher", "Gate clerk", "Tour planner")),
    "Customer service": (15, ("Agent", "Senior agent", "Team lead")),
    "Sales": (12, ("Key account manager", "Field sales", "Inside sales", "Sales assistant")),
    "Finance": (10, ("Accountant", "Controller", "Accounts payable", "Billing clerk")),
    "Customs": (6, ("Customs officer", "Declarant")),
    "Fleet": (6, ("Fleet manager", "Mechanic", "Fuel card clerk")),
    "Purchasing": (5, ("Buyer", "Contract buyer")),
    "Human resources": (4, ("Recruiter", "Payroll clerk", "HR manager")),
    "Marketing": (3, ("Designer", "Social media", "Event manager")),
    "Legal": (2, ("Counsel", "Paralegal")),
}

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
        phone=_phone(site, line),
    )


def _made(seed: int, number: object, taken: set[str], *, line: int, begins: int = -1) -> Colleague:
    chance = Chance(seed, "person", number)
    site = chance.weighed(list(SITES), SITE_WEIGHTS)
    spoken = SITES[site][2]
    language = chance.weighed(list(spoken), list(spoken.values()))
    department = chance.weighed(list(DEPARTMENTS), [one[0] for one in DEPARTMENTS.values()])
    if site in ("Alexandria", "Kobe") and department == "Warehouse":
        department = "Dispatch"
    name, account = _name(_names(), language, chance)
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
        phone=_phone(site, line),
    )


def _name(names: dict[str, Any], language: str, chance: Chance) -> tuple[str, str]:
    """A name as its bearer writes it to foreigners, and the account made of it."""
    kind = chance.one(["women", "men"])
    given = chance.one(names[language][kind])
    family = chance.one(names[language]["families"])
    if language == "bg" and kind == "women":
        family += "a"
    plain = f"{given}.{family}".lower().translate(PLAIN).replace(" ", "").replace("'", "")
    return f"{given} {family}", plain


PLAIN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e", "ø": "o"})


def _phone(site: str, line: int) -> str:
    code = {"Plovdiv": "+35932", "Hamburg": "+4940", "Rotterdam": "+3110"}.get(site)
    code = code or {"Alexandria": "+203", "Kobe": "+8178"}[site]
    return f"{code}55{line:05d}"


@cache
def _names() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
