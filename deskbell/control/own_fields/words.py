"""A document of fields in words, and what another one says differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from deskbell.conditions import decisions as conditions
from deskbell.fields.decisions import (
    KINDS,
    TYPES,
    Definition,
    Nameless,
    catalogue_of,
    in_document,
    in_words,
)
from deskbell.fields.queries import every_field
from deskbell.people import queries as people
from deskbell.ui.lists import listed


@dataclass(frozen=True)
class Told:
    """One field: what it is called, and sentences about it."""

    label: str
    key: str
    holds: str
    help: str
    clauses: list[str]
    is_retired: bool


def told(content: Any) -> list[Told]:
    """Each field of a document, in its order."""
    fields = in_document(content)
    teams = people.names_of_teams(pk for one in fields.values() for pk in one.teams)
    return [
        Told(one.label, one.key, _holds(one), one.help, _clauses(one, teams), one.is_retired)
        for one in fields.values()
    ]


def differences(before: Any, after: Any) -> list[str]:
    """Every point in which `after` says something else, as a sentence."""
    return list(_differences(in_document(before), in_document(after)))


def _differences(old: dict[str, Definition], new: dict[str, Definition]) -> Iterator[str]:
    for key, one in new.items():
        known = old.get(key)
        if known is None:
            yield _("New: %s.") % one.label
        elif one.is_retired and not known.is_retired:
            yield _("%s is not asked any more. What it holds stays readable.") % one.label
        elif one != known:
            yield _("%(field)s: %(what)s changes.") % {
                "field": one.label,
                "what": listed(_parts_of(known, one)),
            }
    for key, one in old.items():
        if key not in new and not one.is_retired:
            yield _("%s is not asked any more. What it holds stays readable.") % one.label
    kept = [key for key in old if key in new]
    if kept != [key for key in new if key in old]:
        yield _("The order changes.")


def _parts_of(old: Definition, new: Definition) -> Iterable[str]:
    words = {
        "label": _("the name"),
        "help": _("the help"),
        "options": _("the choices"),
        "kinds": _("of which kinds it is asked"),
        "teams": _("of which teams it is asked"),
        "condition": _("where it is asked"),
        "is_asked_at_intake": _("whether it is needed at intake"),
        "is_needed_to_resolve": _("whether it is needed to resolve"),
        "is_internal": _("whether requesters see it"),
        "is_retired": _("whether it is asked"),
        "default": _("what it is filled in with"),
    }
    return [said for part, said in words.items() if getattr(old, part) != getattr(new, part)]


def _holds(one: Definition) -> str:
    kind = str(TYPES[one.type])
    options = ", ".join(each.label for each in one.offered)
    return f"{kind}: {options}" if options else kind


def _clauses(one: Definition, teams: dict[int, str]) -> list[str]:
    found = []
    if one.kinds:
        found.append(_("Asked of: %s.") % listed(str(KINDS[kind]) for kind in sorted(one.kinds)))
    if one.teams:
        found.append(_("With: %s.") % listed(teams.get(pk, f"#{pk}") for pk in sorted(one.teams)))
    if one.condition:
        found.append(_("Only where %s.") % _condition(one))
    if one.is_asked_at_intake:
        found.append(_("Needed at intake, save by mail."))
    if one.is_needed_to_resolve:
        found.append(_("Needed to resolve."))
    if one.default is not None:
        found.append(_("Filled in beforehand: %s.") % in_words(one.default, one))
    found.append(_("Internal.") if one.is_internal else _("Requesters may see it."))
    return found


def _condition(one: Definition) -> str:
    catalogue = catalogue_of(every_field())
    try:
        tree = conditions.read(dict(one.condition), catalogue)
    except conditions.Unreadable as wrong:
        return str(wrong)
    return conditions.in_words(tree, catalogue, Nameless())
