"""Texts with variables: `Hello {{requester.first_name|there}}`. Nothing in one is ever evaluated.

A variable is one of `VARIABLES`; what stands behind its bar is said where it has no value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: By name, what each is. Only what the requester may know stands here.
VARIABLES: Mapping[str, Promise] = {
    "requester.first_name": _("First name of the requester"),
    "requester.name": _("Name of the requester"),
    "ticket.number": _("Number of the ticket, as #1042"),
    "ticket.subject": _("Subject of the ticket"),
    "ticket.kind": _("Kind of the ticket"),
    "ticket.priority": _("Priority of the ticket"),
    "received": _("When the ticket was received"),
    "news_due": _("When the requester should hear news"),
    "holder.name": _("Name of whoever holds the ticket"),
    "holder.first_name": _("First name of whoever holds the ticket"),
    "team.name": _("Team the ticket is with"),
    "desk.name": _("Name of the desk"),
    "agent.name": _("Your name, or that of whoever uses it"),
    "agent.first_name": _("Your first name, or that of whoever uses it"),
}

#: A field of a desk, unless it is internal: `{{field.serial}}`.
FIELD = re.compile(r"field\.[a-z][a-z0-9_]{1,39}", re.ASCII)
MARK = re.compile(r"\{\{([^{}]*)\}\}")
OPENS = "{{"


@dataclass(frozen=True)
class Problem:
    """A variable that nobody knows, or one that is not closed. `line` counts from 1."""

    line: int
    mark: str
    is_open: bool = False
    #: A variable of nearly that name, if there is one.
    like: str = ""


@dataclass(frozen=True)
class Filled:
    """A text with its values; `gaps` names variables that have none, and stand there as written."""

    text: str
    gaps: tuple[str, ...] = ()


def problems_in(text: str) -> list[Problem]:
    """What keeps a text from being saved, in the order it stands there."""
    found = []
    for mark in MARK.finditer(text):
        name = _parts(mark)[0]
        if not is_known(name):
            like = get_close_matches(name, VARIABLES, n=1, cutoff=0.5)
            found.append((mark.start(), mark[0], False, like[0] if like else ""))
    # What is whole is out of the way, and all else stays where it stood.
    rest = MARK.sub(lambda mark: " " * len(mark[0]), text)
    for opening in re.finditer(re.escape(OPENS), rest):
        shown = text[opening.start() :].splitlines()[0][:30]
        found.append((opening.start(), shown, True, ""))
    return [
        Problem(text.count("\n", 0, place) + 1, mark, is_open, like)
        for place, mark, is_open, like in sorted(found)
    ]


def is_known(name: str) -> bool:
    """Whether it can stand for something: on a ticket that has no such field it is a gap."""
    return name in VARIABLES or FIELD.fullmatch(name) is not None


def filled(text: str, values: Mapping[str, str]) -> Filled:
    """`text` with `values` in the place of its variables. What a value holds is not read again."""
    gaps: list[str] = []

    def value_of(mark: re.Match[str]) -> str:
        name, otherwise = _parts(mark)
        if said := values.get(name) or otherwise:
            return said
        gaps.append(name)
        return mark[0]

    said = MARK.sub(value_of, text)
    return Filled(said, tuple(dict.fromkeys(gaps)))


def unfilled_in(text: str) -> tuple[str, ...]:
    """The variables that stand in a text which is about to be sent, as they are written there."""
    marks = (mark for mark in MARK.finditer(text) if is_known(_parts(mark)[0]))
    return tuple(dict.fromkeys(mark[0] for mark in marks))


def _parts(mark: re.Match[str]) -> tuple[str, str]:
    """The name of a variable, and what is said without a value."""
    name, _bar, otherwise = mark[1].partition("|")
    return name.strip(), otherwise.strip()
