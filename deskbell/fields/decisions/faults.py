"""What is wrong with a document of fields, before anybody publishes it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from deskbell.conditions import decisions as conditions
from deskbell.fields.decisions.asking import KINDS, catalogue_of
from deskbell.fields.decisions.definitions import (
    EMPTY,
    WITH_CHOICES,
    Definition,
    Definitions,
    Type,
    definition_in,
)
from deskbell.fields.decisions.values import Unfit, fitting

KEY = re.compile(r"[a-z][a-z0-9_]{1,39}", re.ASCII)
CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}", re.ASCII)
MOST_FIELDS, MOST_OPTIONS = 100, 200
LONGEST_LABEL, LONGEST_HELP = 80, 500


@dataclass(frozen=True)
class Fault:
    """What is wrong, with which field (by its key or place), and with what of it."""

    field: str
    part: str
    why: Promise | str


def faults_in(
    content: Any,
    *,
    known: Definitions,
    reserved: Collection[str],
    teams: Collection[int] | None = None,
) -> list[Fault]:
    """All that keeps a document from being published. Empty: nothing.

    `known` is what any desk ever published: one key is one type everywhere and for ever.
    `reserved` are words that mean something else. `teams` are those that may be named, where that
    is to be checked.
    """
    listed = content.get("fields") if isinstance(content, dict) else None
    if not isinstance(listed, list) or set(content) != {"fields"}:
        return [Fault("", "", _("A document lists its fields."))]
    if len(listed) > MOST_FIELDS:
        return [Fault("", "", _("These are too many fields."))]
    found: list[Fault] = []
    sound: dict[str, Definition] = {}
    for place, stored in enumerate(listed):
        name, faults = _told(stored, place)
        if not faults:
            one = definition_in(stored)
            faults = list(_meant(one, known, reserved, teams, is_twice=name in sound))
            sound.setdefault(one.key, one)
        found += [Fault(name, part, why) for part, why in faults]
    return found or list(_conditions(sound, known))


def _told(stored: Any, place: int) -> tuple[str, list[tuple[str, Promise | str]]]:
    """Whether it says what a field needs, in the right form."""
    name = str(place + 1)
    if not isinstance(stored, dict) or set(stored) - EMPTY.keys():
        return name, [("", _("A field says nothing else than a field can say."))]
    key = stored.get("key")
    if not isinstance(key, str) or not KEY.fullmatch(key):
        why = _("A key is small letters, digits and _, and begins with a letter: serial_number.")
        return name, [("key", why)]
    label = stored.get("label")
    if not isinstance(label, str) or not 0 < len(label.strip()) <= LONGEST_LABEL:
        return key, [("label", _("A field needs a name of at most 80 characters."))]
    if stored.get("type") not in list(Type):
        return key, [("type", _("A field needs to hold something."))]
    forms: dict[str, type] = {"help": str, "options": list, "kinds": list, "teams": list}
    forms |= {"condition": dict}
    forms |= dict.fromkeys([part for part in EMPTY if part.startswith("is_")], bool)
    wrong = [part for part, form in forms.items() if not isinstance(stored.get(part, form()), form)]
    if not wrong and not all(isinstance(each, int) for each in stored.get("teams", [])):
        wrong = ["teams"]
    if not wrong and not all(isinstance(each, str) for each in stored.get("kinds", [])):
        wrong = ["kinds"]
    if not wrong and not all(map(_is_option, stored.get("options", []))):
        wrong = ["options"]
    return key, [(part, _("This cannot be read.")) for part in wrong]


def _is_option(stored: Any) -> bool:
    return (
        isinstance(stored, dict)
        and {"code", "label"} <= set(stored) <= {"code", "label", "is_past"}
        and isinstance(stored["code"], str)
        and isinstance(stored["label"], str)
        and isinstance(stored.get("is_past", False), bool)
    )


def _meant(
    one: Definition,
    known: Definitions,
    reserved: Collection[str],
    teams: Collection[int] | None,
    *,
    is_twice: bool,
) -> Iterator[tuple[str, Promise | str]]:
    """Whether what it says can be meant."""
    if is_twice:
        yield "key", _("Two fields have this key.")
    if one.key in reserved:
        yield "key", _("This word means something else in a filter. Take another key.")
    before = known.get(one.key)
    if before and before.type is not one.type:
        yield "type", _("There is a field with this key that holds something else.")
    if len(one.help) > LONGEST_HELP:
        yield "help", _("This is too long.")
    if one.type in WITH_CHOICES:
        yield from _options(one)
    elif one.options:
        yield "options", _("Only a choice has choices.")
    if one.kinds - KINDS.keys():
        yield "kinds", _("There is no such kind of ticket.")
    if teams is not None and one.teams - set(teams):
        yield "teams", _("There is no such team here.")
    if one.default is not None and not one.is_retired:
        try:
            if fitting(one.default, one) != one.default:
                yield "default", _("This is not how the value is kept.")
        except Unfit as unfit:
            yield "default", unfit.why


def _options(one: Definition) -> Iterator[tuple[str, Promise | str]]:
    codes = [each.code for each in one.options]
    if not one.offered and not one.is_retired:
        yield "options", _("A choice needs something to choose from.")
    if len(codes) > MOST_OPTIONS:
        yield "options", _("These are too many choices.")
    if len(set(codes)) < len(codes):
        yield "options", _("Two choices are the same.")
    if not all(map(CODE.fullmatch, codes)):
        yield "options", _("The code of a choice is small letters, digits, - and _.")
    if not all(0 < len(each.label.strip()) <= LONGEST_LABEL for each in one.options):
        yield "options", _("A choice needs a name of at most 80 characters.")


def _conditions(sound: Definitions, known: Definitions) -> Iterator[Fault]:
    catalogue = catalogue_of({**known, **sound})
    for one in sound.values():
        try:
            tree = conditions.read(dict(one.condition), catalogue)
        except conditions.Unreadable as unreadable:
            yield Fault(one.key, "condition", str(unreadable))
            continue
        if any(test.field == one.key for test in conditions.held_in(tree)):
            yield Fault(one.key, "condition", _("A field cannot depend on itself."))


def lost(content: Mapping[str, Any], known: Definitions) -> list[str]:
    """The fields that would be retired by publishing it, though nobody said so."""
    kept = {stored["key"] for stored in content["fields"]}
    return [key for key, one in known.items() if key not in kept and not one.is_retired]
