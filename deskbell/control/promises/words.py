"""A policy in words, and the difference between two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from deskbell.conditions.decisions import in_words, read
from deskbell.hours import queries as hours
from deskbell.kernel.actors import SYSTEM
from deskbell.priority.decisions import LEVELS
from deskbell.sla.decisions import FIELDS, MEANS, MEASURES, PAUSES
from deskbell.tickets.queries import Register
from deskbell.ui.lists import listed


@dataclass(frozen=True)
class Rule:
    """One rule: for which tickets, by which calendar, and each target as a row of lengths."""

    name: str
    meant: str
    calendar: str
    targets: list[tuple[str, str, list[str]]]


@dataclass(frozen=True)
class Said:
    """A policy, ready to be read."""

    rules: list[Rule]
    notes: list[str]
    levels: list[tuple[int, Any]]
    is_overdue: bool


def said(content: dict[str, Any]) -> Said:
    known = hours.calendars(at=timezone.now())
    return Said(
        rules=[_rule(rule, known) for rule in content["rules"]],
        notes=_notes(content, known),
        levels=list(LEVELS.items()),
        is_overdue=is_review_overdue(content),
    )


def is_review_overdue(content: dict[str, Any]) -> bool:
    day = content.get("review_on") or ""
    return bool(day) and date.fromisoformat(day) < timezone.localdate()


def _rule(rule: dict[str, Any], known: dict[str, str]) -> Rule:
    condition = read(rule.get("when", {}), FIELDS)
    # Those that came with Deskbell are named in the language of the reader.
    name = rule["name"]
    return Rule(
        name=_(name),
        meant=in_words(condition, FIELDS, Register(SYSTEM)),
        calendar=known.get(rule.get("calendar", ""), ""),
        targets=[
            (
                str(MEASURES[measure]),
                str(MEANS[measure]),
                [length(by_level.get(str(level), 0)) for level in LEVELS],
            )
            for measure in MEASURES
            if (by_level := rule["targets"].get(measure))
        ],
    )


def _notes(content: dict[str, Any], known: dict[str, str]) -> list[str]:
    calendar = known.get(content.get("calendar", ""))
    told = [
        _("Time is counted by the calendar %s.") % calendar
        if calendar
        else _("Time is counted by the calendar of each desk.")
    ]
    points = listed([f"{point} %" for point in content.get("points", [])])
    if points:
        told.append(_("Somebody is told at %s of the time.") % points)
    pauses = listed([str(PAUSES[status]) for status in content.get("pauses", [])])
    told.append(
        _("Clocks stand still only while %s.") % pauses if pauses else _("No clock stands still.")
    )
    explained = listed([str(MEASURES[one]) for one in content.get("explain", [])])
    if explained:
        told.append(_("Without a cause no ticket is closed that was late in: %s.") % explained)
    if owner := content.get("owner"):
        told.append(_("%s answers for it.") % owner)
    if content.get("two_people"):
        told.append(_("Somebody else than who drafted it publishes it."))
    if day := content.get("review_on"):
        shown = date_format(date.fromisoformat(day), "SHORT_DATE_FORMAT")
        told.append(_("It is to be looked at again by %s.") % shown)
    return told


def length(minutes: int) -> str:
    """`1 h 30 m`; nothing where nothing is promised."""
    if not minutes:
        return "–"
    whole, rest = divmod(minutes, 60)
    parts = [_("%s h") % whole if whole else "", _("%s m") % rest if rest else ""]
    return " ".join(part for part in parts if part)


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Every rule and every note that `after` says otherwise."""
    old, new = said(before), said(after)
    told = []
    were = {rule.name: rule for rule in old.rules}
    for place, rule in enumerate(new.rules):
        was = were.pop(rule.name, None)
        if was is None:
            told.append(_("New rule: %s") % rule.name)
        elif was != rule:
            told.extend(_changed(was, rule))
        elif old.rules.index(was) != place and len(old.rules) == len(new.rules):
            told.append(_("Another place: %s") % rule.name)
    told += [_("Without the rule: %s") % name for name in were]
    told += [note for note in new.notes if note not in old.notes]
    return told


def _changed(was: Rule, rule: Rule) -> list[str]:
    told = []
    if (was.meant, was.calendar) != (rule.meant, rule.calendar):
        told.append(_("%(rule)s: for %(meant)s") % {"rule": rule.name, "meant": rule.meant or "…"})
    before = {name: lengths for name, _means, lengths in was.targets}
    for name, _means, lengths in rule.targets:
        if before.pop(name, None) != lengths:
            words = {"rule": rule.name, "measure": name, "lengths": " · ".join(lengths)}
            told.append(_("%(rule)s: %(measure)s %(lengths)s") % words)
    for name in before:
        told.append(_("%(rule)s: no %(measure)s") % {"rule": rule.name, "measure": name})
    return told
