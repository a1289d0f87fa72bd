"""A matrix in words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from deskbell.people import queries as people
from deskbell.priority.decisions import (
    BEARINGS,
    IMPACT,
    LABELS,
    LEVELS,
    MOMENTS,
    SCHEMES,
    SPREAD,
    URGENCY,
    WORKAROUND,
    examples_in,
    inflation_rule,
    is_found,
    named,
    shift_words,
)
from deskbell.ui.lists import listed

#: The facts that have examples, and what their levels are called.
FACTS: dict[str, dict[str, Any]] = {
    "impact": IMPACT,
    "spread": SPREAD,
    "urgency": URGENCY,
    "workaround": WORKAROUND,
    "level": {str(level): words for level, words in LEVELS.items()},
}
#: Where a blocked team is nothing of its own.
MILDER = gettext_lazy("As the cells say")


@dataclass(frozen=True)
class Clause:
    """`One person or several people: High`: neighbouring cells that lead to the same level."""

    spreads: str
    level: int


@dataclass(frozen=True)
class Matrix:
    """What a matrix says, ready to be read: by impact and urgency, and what moves it besides."""

    impacts: list[tuple[str, list[Clause]]]
    urgencies: list[tuple[str, str]]
    workarounds: list[tuple[str, str]]
    growth: list[str]
    moments: list[tuple[str, str]]
    schemes: list[tuple[str, list[tuple[str, str]]]]
    inflation: str
    examples: list[tuple[int, str]]


def in_words(content: dict[str, Any]) -> Matrix:
    return Matrix(
        impacts=[(str(IMPACT[key]), _clauses(content["cells"][key])) for key in IMPACT],
        urgencies=[(str(URGENCY[key]), shift_words(content["urgency"][key])) for key in URGENCY],
        workarounds=list(workaround_words(content).items()),
        growth=growth_words(content),
        moments=list(moment_words(content).items()),
        schemes=[
            (str(title), list(label_words(content, scheme).items()))
            for scheme, title in SCHEMES.items()
        ],
        inflation=inflation_words(content),
        examples=[(int(level), str(said)) for level, said in examples_in(content, "level").items()],
    )


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


def workaround_words(content: dict[str, Any]) -> dict[str, str]:
    """By what became of a workaround, what that does."""
    shifts = content.get("workaround", {})
    return {str(WORKAROUND[key]): shift_words(shift) for key, shift in shifts.items() if shift}


def growth_words(content: dict[str, Any]) -> list[str]:
    """From how many people on it spreads wider, and what a blocked team matters."""
    told = [
        ngettext("From %(n)d other person on: %(spread)s", "From %(n)d others on: %(spread)s", n)
        % {"n": n, "spread": midline(str(SPREAD[spread]))}
        for spread in SPREAD
        if (n := content.get("counts", {}).get(spread))
    ]
    if top := content.get("blocked_team"):
        told.append(_("A team that cannot work: at least %s") % LEVELS[top])
    return told


def moment_words(content: dict[str, Any]) -> dict[str, str]:
    """By what a moment is called, what it does and how the desk knows."""
    return {named(one, MOMENTS): _moment(one) for one in content.get("moments", ())}


def label_words(content: dict[str, Any], scheme: str) -> dict[str, str]:
    """By what a label is called, how it bears on the level."""
    return {
        named(one, LABELS): f"{BEARINGS[one['is']]} {LEVELS[one['level']]}"
        for one in content.get(scheme, ())
    }


def inflation_words(content: dict[str, Any]) -> str:
    return _(
        "Leads are warned where more than %(percent)d percent of what came in %(days)d days "
        "are critical, of %(least)d tickets at least."
    ) % inflation_rule(content)


def _moment(one: dict[str, Any]) -> str:
    parts = [shift_words(one["by"])]
    if one.get("titles"):
        parts.append(_("title: %s") % listed(one["titles"]))
    if one.get("organisations"):
        found = people.organisations().filter(pk__in=one["organisations"])
        parts.append(_("organisation: %s") % listed(found.values_list("name", flat=True)))
    if one.get("days"):
        parts.append(listed([str(WEEKDAYS[day]) for day in one["days"]]))
    if one.get("from"):
        parts.append(_("from %(start)s to %(end)s") % {"start": one["from"], "end": one["to"]})
    if not is_found(one):
        parts.append(_("stated by an agent"))
    if one.get("needs_basis"):
        parts.append(one.get("basis") or _("only with a basis"))
    return " · ".join(parts)
