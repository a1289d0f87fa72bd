"""A matrix in words, and the difference between two."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deskbell.priority.decisions import EXAMPLES, IMPACT, LEVELS, SPREAD, URGENCY
from deskbell.ui.lists import listed


@dataclass(frozen=True)
class Clause:
    """`One person or several people: High`: neighbouring cells that lead to the same level."""

    spreads: str
    level: int


@dataclass(frozen=True)
class Matrix:
    """What a matrix says, ready to be read: by impact, by urgency, and when news is due."""

    impacts: list[tuple[str, list[Clause]]]
    urgencies: list[tuple[str, str]]
    news: list[tuple[int, str]]


def in_words(content: dict[str, Any]) -> Matrix:
    return Matrix(
        impacts=[(str(IMPACT[key]), _clauses(content["cells"][key])) for key in IMPACT],
        urgencies=[(str(URGENCY[key]), shift_words(content["urgency"][key])) for key in URGENCY],
        news=[(level, length_words(content["news_within"][str(level)])) for level in LEVELS],
    )


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Every point in which `after` says something else, as a sentence."""
    told = []
    for impact in IMPACT:
        for spread in SPREAD:
            old, new = before["cells"][impact][spread], after["cells"][impact][spread]
            if old != new:
                case = f"{IMPACT[impact]}, {midline(str(SPREAD[spread]))}"
                told.append(_change(case, LEVELS[old], LEVELS[new]))
    for key in URGENCY:
        shifts = before["urgency"][key], after["urgency"][key]
        if shifts[0] != shifts[1]:
            told.append(_change(URGENCY[key], *map(shift_words, shifts)))
    for fact, words in EXAMPLES.items():
        for key in words:
            said = [one.get("examples", {}).get(fact, {}).get(key, "") for one in (before, after)]
            if said[0] != said[1]:
                told.append(_("Example: %s") % (said[1] or EXAMPLES[fact][key]))
    for level in LEVELS:
        lengths = before["news_within"][str(level)], after["news_within"][str(level)]
        if lengths[0] != lengths[1]:
            case = _("News for %(level)s within") % {"level": LEVELS[level]}
            told.append(_change(case, *map(length_words, lengths)))
    return told


def shift_words(shift: int) -> str:
    if shift == 0:
        return _("stays as it is")
    if shift > 0:
        return ngettext("%(n)d level lower", "%(n)d levels lower", shift) % {"n": shift}
    return ngettext("%(n)d level higher", "%(n)d levels higher", -shift) % {"n": -shift}


def length_words(minutes: int) -> str:
    if minutes % 1440 == 0:
        return ngettext("%(n)d day", "%(n)d days", minutes // 1440) % {"n": minutes // 1440}
    if minutes % 60 == 0:
        return ngettext("%(n)d hour", "%(n)d hours", minutes // 60) % {"n": minutes // 60}
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}


def _clauses(cells: dict[str, int]) -> list[Clause]:
    return [
        Clause(_list([str(SPREAD[spread]) for spread in spreads]), level)
        for level, spreads in groupby(SPREAD, key=lambda spread: cells[spread])
    ]


def _list(words: list[str]) -> str:
    """`One person, several people`: the first as it is, the others in the middle of a sentence."""
    return listed([words[0], *map(midline, words[1:])])


def midline(words: str) -> str:
    """As they stand in the middle of a sentence; nouns inside keep their capitals."""
    return words[:1].lower() + words[1:]


def _change(case: Any, old: Any, new: Any) -> str:
    return _("%(case)s: %(new)s instead of %(old)s") % {"case": case, "old": old, "new": new}
