"""What would be otherwise: the smallest changes of facts that would lead to another level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from itertools import combinations, product
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deskbell.priority.decisions.deciding import COUNTS, priority_of
from deskbell.priority.decisions.facts import (
    ASSUMED,
    IMPACT,
    INCIDENT,
    SPREAD,
    URGENCY,
    Facts,
    spread_of,
)
from deskbell.priority.decisions.labels import LABELS
from deskbell.priority.decisions.levels import LEVELS
from deskbell.priority.decisions.moments import MOMENTS
from deskbell.priority.decisions.wording import named

#: What may become of a workaround, the plainest first.
TRIED = ("works", "failed", "none", "known")

#: More facts than that at once explain nothing any more.
MOST_CHANGES = 3

#: What each value would be like, in the middle of a sentence that begins with `if`.
IF: Mapping[tuple[str, str], Promise] = {
    ("impact", "none"): gettext_lazy("if work went on as usual"),
    ("impact", "hindered"): gettext_lazy("if work were only slower or harder"),
    ("impact", "stopped"): gettext_lazy("if work had stopped"),
    ("spread", "one"): gettext_lazy("if it affected one person only"),
    ("spread", "several"): gettext_lazy("if it affected several people"),
    ("spread", "team"): gettext_lazy("if it affected a whole team"),
    ("spread", "site"): gettext_lazy("if it affected a whole site or everyone"),
    ("urgency", "later"): gettext_lazy("if it could wait some days"),
    ("urgency", "usual"): gettext_lazy("if it could be done in the usual time"),
    ("urgency", "soon"): gettext_lazy("if it could not wait until tomorrow"),
    ("workaround", "works"): gettext_lazy("if a workaround held"),
    ("workaround", "failed"): gettext_lazy("if the workaround failed"),
    ("workaround", "none"): gettext_lazy("if there were no workaround"),
    ("workaround", "known"): gettext_lazy("if a workaround were known and not tried"),
    ("severity", ""): gettext_lazy("if it had no severity"),
    ("planning", ""): gettext_lazy("if it had no planning label"),
}


@dataclass(frozen=True, order=True)
class Change:
    """One fact that would be otherwise. A moment that would not hold has `holds=False`."""

    fact: str
    value: str
    holds: bool = True

    def made_in(self, facts: Facts) -> Facts:
        """The facts with this change."""
        if self.fact == "moment":
            others = tuple(key for key in facts.moments if key != self.value)
            return replace(facts, moments=(*others, self.value) if self.holds else others)
        if self.fact == "spread":
            # Who counts heads anew counts those as well that wrote themselves.
            return replace(facts, spread=self.value, others_affected=None, counted=0)
        named: dict[str, Any] = {self.fact: self.value}
        return replace(facts, **named)


@dataclass(frozen=True)
class Otherwise:
    """The level it would have with all of these changes, and not with fewer."""

    level: int
    changes: tuple[Change, ...]


def otherwise(facts: Facts, matrix: dict[str, Any], *, most: int = MOST_CHANGES) -> list[Otherwise]:
    """For each other level, the smallest changes that would lead there; the nearest level first.

    Of one set of facts the mildest change is given; sets of the same size stand beside each other.
    A level that no `most` changes lead to is not there.
    """
    here = priority_of(facts, matrix).level
    missing = {level for level in LEVELS if level != here}
    ways = _changes(facts, matrix)
    found: dict[tuple[int, frozenset[str]], Otherwise] = {}
    for size in range(1, most + 1):
        for chosen in combinations(ways, size):
            for changes in product(*(ways[one] for one in chosen)):
                changed = facts
                for change in changes:
                    changed = change.made_in(changed)
                level = priority_of(changed, matrix).level
                if level in missing:
                    found.setdefault((level, frozenset(chosen)), Otherwise(level, changes))
        missing -= {level for level, _chosen in found}
        if not missing:
            break
    return sorted(found.values(), key=lambda one: (abs(one.level - here), one.level))


def said(one: Otherwise, matrix: Mapping[str, Any]) -> str:
    """`would be Normal if a workaround held`."""
    ifs = [_if(change, matrix) for change in one.changes]
    together = reduce(_both, ifs)
    return _("would be %(level)s %(if)s") % {"level": LEVELS[one.level], "if": together}


def _both(first: str, then: str) -> str:
    return _("%(first)s and %(then)s") % {"first": first, "then": then}


def _changes(facts: Facts, matrix: dict[str, Any]) -> dict[str, list[Change]]:
    """By fact, how it could be otherwise, the nearest first."""
    spread = spread_of(facts, matrix.get("counts", COUNTS))
    scales: tuple[tuple[str, str, Mapping[str, Any]], ...] = (
        ("impact", facts.impact, IMPACT),
        ("spread", spread, SPREAD),
        ("urgency", facts.urgency, URGENCY),
    )
    ways: dict[str, list[Change]] = {}
    if "workaround" in matrix:
        tried = [Change("workaround", one) for one in TRIED if one != facts.workaround]
        ways["workaround"] = tried
    for fact, value, scale in scales:
        ways[fact] = list(_near(fact, value or ASSUMED[fact], list(scale)))
    for one in matrix.get("moments", ()):
        holds = one["key"] in facts.moments
        ways[f"moment {one['key']}"] = [Change("moment", one["key"], holds=not holds)]
    for scheme in ("severity", "planning"):
        if scheme == "severity" and facts.kind != INCIDENT:
            continue
        now = getattr(facts, scheme)
        keys = ["", *(one["key"] for one in matrix.get(scheme, ()))]
        if offered := [Change(scheme, key) for key in keys if key != now]:
            ways[scheme] = offered
    return ways


def _near(fact: str, value: str, scale: list[str]) -> Iterator[Change]:
    place = scale.index(value)
    others = sorted(scale, key=lambda one: abs(scale.index(one) - place))
    return (Change(fact, one) for one in others if one != value)


def _if(change: Change, matrix: Mapping[str, Any]) -> str:
    if (known := IF.get((change.fact, change.value))) is not None:
        return str(known)
    part = "moments" if change.fact == "moment" else change.fact
    built_in = MOMENTS if change.fact == "moment" else LABELS
    entries = (one for one in matrix.get(part, ()) if one["key"] == change.value)
    words = named(next(entries, {"key": change.value}), built_in)
    if change.fact != "moment":
        return _("if it were labelled “%s”") % words
    if change.holds:
        return _("if this held: “%s”") % words
    return _("if this did not hold: “%s”") % words
