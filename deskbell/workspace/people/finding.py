"""Finding a person by what somebody typed: a name, an address, a number, or all of them at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from deskbell.channels import queries as channels
from deskbell.kernel.actors import Actor
from deskbell.people import operations, queries
from deskbell.ui.lists import listed

MAIL = re.compile(r"[^\s<>,;()]+@[^\s<>,;()]+\.[^\s<>,;()]+")
PHONE = re.compile(r"\+?\(?\d[\d\s()/.-]{4,}\d")
#: So many are offered to choose from.
MOST = 8
LONGEST_NAME = 160
LONGEST_PHONE = 40
LONGEST_ADDRESS = 320
#: Looking for a number takes the square of a line's length.
LONGEST_LINE = 500


class NobodyFound(Exception):
    """Nobody is called that, and it is not enough to make somebody known."""


class Unfit(Exception):
    """Nobody can be made known by what was typed. `why` says so to a person."""

    def __init__(self, why: Promise) -> None:
        super().__init__(str(why))
        self.why = why


class SeveralFound(Exception):
    """More than one person is meant. `people` holds the first of them."""

    def __init__(self, people: list[Any]) -> None:
        super().__init__(listed(f"{p.name} ({p.email or '–'})" for p in people))
        self.people = people


@dataclass(frozen=True)
class Typed:
    """What is in a line that was typed to name somebody."""

    name: str = ""
    mail: str = ""
    phone: str = ""


def read(line: str) -> Typed:
    """`Ines Roth ines@roth.example +49 30 1234` taken apart, in any order."""
    line = line.replace("\0", "")[:LONGEST_LINE]
    mail = found[0].strip(".") if (found := MAIL.search(line)) else ""
    line = MAIL.sub(" ", line)
    phone = found[0].strip() if (found := PHONE.search(line)) else ""
    name = " ".join(PHONE.sub(" ", line).strip(" ,;<>\"'").split())
    return Typed(name.strip(" ,;<>\"'"), mail, phone)


def matching(actor: Actor, line: str) -> list[Any]:
    """The first few people `line` may mean, those whose name begins with it first."""
    typed = read(line)
    sought = typed.mail or typed.phone or typed.name
    if not sought:
        return []
    if typed.phone and (known := queries.person_reached_by("phone", typed.phone)):
        return [known]
    found = list(queries.people_named(actor, sought).select_related("organisation")[: MOST * 3])
    found.sort(key=lambda p: (not _begins(p.name, sought), p.name.lower()))
    return found[:MOST]


def _begins(name: str, sought: str) -> bool:
    """True if a word of `name`, or the name from a word on, begins with what is sought."""
    return f" {name.lower()}".find(f" {sought.lower()}") >= 0


def unfit(typed: Typed) -> Promise | None:
    """What keeps a line from making anybody known, if anything does."""
    if len(typed.name) > LONGEST_NAME:
        return _("This name is too long. Shorten it to 160 characters.")
    if len(typed.mail) > LONGEST_ADDRESS:
        return _("This mail address is too long to be one.")
    if len(typed.phone) > LONGEST_PHONE:
        return _("This number is too long to be one.")
    if typed.mail.lower() in channels.own_addresses() or channels.ours_among([typed.mail]):
        return _("This is an address of the desk itself. Name the person who asks.")
    return None


def find_or_add(
    line: str,
    *,
    by: Actor,
    at: datetime,
    a_name_is_enough: bool = False,
    is_new: bool = False,
) -> Any:
    """The one person `line` means, made known where nobody is and the line says enough.

    With `is_new`, a name alone means somebody new even where others have it.

    Raises `NobodyFound`, `SeveralFound`, `Unfit`, `NotPermitted`.
    """
    typed = read(line)
    if why := unfit(typed):
        raise Unfit(why)
    for kind, value in (("mail", typed.mail), ("phone", typed.phone)):
        if value and (known := queries.person_reached_by(kind, value)):
            return known
    if not (typed.mail or typed.phone or is_new):
        found = matching(by, line)
        exactly = [p for p in found if p.name.lower() == typed.name.lower()]
        if len(exactly or found) == 1:
            return (exactly or found)[0]
        if found:
            raise SeveralFound(exactly or found)
        if not (typed.name and a_name_is_enough):
            raise NobodyFound
    return operations.add_person(typed.name, mail=typed.mail, phone=typed.phone, by=by, at=at)
