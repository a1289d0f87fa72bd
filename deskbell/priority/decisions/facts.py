"""What a priority is computed from. Who asks how often and in which tone is not among it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

IMPACT = {
    "none": _("Work goes on as usual"),
    "hindered": _("Work is slower or harder"),
    "stopped": _("Work has stopped"),
}
SPREAD = {
    "one": _("One person"),
    "several": _("Several people"),
    "team": _("A whole team"),
    "site": _("A whole site or everyone"),
}
URGENCY = {
    "later": _("Can wait some days"),
    "usual": _("In the usual time"),
    "soon": _("Cannot wait until tomorrow"),
}
WORKAROUND = {
    "works": _("A workaround works"),
    "known": _("A workaround is known, not tried yet"),
    "none": _("There is no workaround"),
    "failed": _("The workaround failed"),
}

#: What is taken for granted while a fact is unknown.
ASSUMED = {"impact": "hindered", "spread": "one", "urgency": "usual"}

#: Severity counts for this kind of ticket alone.
INCIDENT = "incident"


@dataclass(frozen=True)
class Facts:
    """What is known about how much a request matters. Empty means: not known."""

    impact: str = ""
    spread: str = ""
    urgency: str = ""
    others_affected: int | None = None
    #: So many others wrote about the same, by the tickets that are part of it or merged into it.
    counted: int = 0
    kind: str = INCIDENT
    workaround: str = ""
    #: Keys of labels, and of the moments that hold: see `matrix`.
    severity: str = ""
    planning: str = ""
    moments: tuple[str, ...] = ()


def how_many_others(facts: Facts) -> int | None:
    """How many others are affected at least; None where nobody said and nobody wrote."""
    if facts.others_affected is None:
        return facts.counted or None
    return max(facts.others_affected, facts.counted)


def spread_of(facts: Facts, counts: dict[str, Any]) -> str:
    """The wider of the spread that was stated and the one the number of others implies.

    `counts` says from how many others on a spread is reached.
    """
    others = how_many_others(facts)
    if others is None:
        return facts.spread
    implied = "one"
    for spread in SPREAD:
        if counts.get(spread) and others >= counts[spread]:
            implied = spread
    wider = list(SPREAD).index
    return implied if not facts.spread or wider(implied) > wider(facts.spread) else facts.spread
