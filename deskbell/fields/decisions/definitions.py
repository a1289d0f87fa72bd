"""A field: what it is called, what it holds, of which tickets it is asked, and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _


class Type(StrEnum):
    """What a field holds. Of a published field it never changes."""

    TEXT = "text"
    WORDS = "words"
    NUMBER = "number"
    DAY = "day"
    MOMENT = "moment"
    FLAG = "flag"
    CHOICE = "choice"
    SEVERAL = "several"


TYPES = {
    Type.TEXT: _("One line of text"),
    Type.WORDS: _("Longer text"),
    Type.NUMBER: _("Number"),
    Type.DAY: _("Day"),
    Type.MOMENT: _("Day and time"),
    Type.FLAG: _("Yes or no"),
    Type.CHOICE: _("One of several"),
    Type.SEVERAL: _("Any of several"),
}
WITH_CHOICES = frozenset({Type.CHOICE, Type.SEVERAL})
#: What somebody wrote in their own words: it is kept so that it can be erased.
IN_WORDS = frozenset({Type.TEXT, Type.WORDS})


@dataclass(frozen=True)
class Option:
    """One of the values of a choice. One that is past is not offered any more."""

    code: str
    label: str
    is_past: bool = False


@dataclass(frozen=True)
class Definition:
    """One field as it is published. No kinds, no teams, no condition: of every ticket."""

    key: str
    label: str
    type: Type
    help: str = ""
    options: tuple[Option, ...] = ()
    kinds: frozenset[str] = frozenset()
    teams: frozenset[int] = frozenset()
    #: A condition in its stored form, about what `asking.catalogue_of` knows.
    condition: Mapping[str, Any] = field(default_factory=dict)
    is_asked_at_intake: bool = False
    is_needed_to_resolve: bool = False
    default: Any = None
    is_internal: bool = True
    is_retired: bool = False

    def option(self, code: object) -> Option | None:
        return next((each for each in self.options if each.code == code), None)

    @property
    def offered(self) -> tuple[Option, ...]:
        return tuple(each for each in self.options if not each.is_past)


Definitions = Mapping[str, Definition]


def definition_in(stored: Mapping[str, Any]) -> Definition:
    """What a document says of one field. It has been checked."""
    given = dict(stored)
    options = given.pop("options", ())
    return Definition(
        **{
            **given,
            "type": Type(given["type"]),
            "kinds": frozenset(given.get("kinds", ())),
            "teams": frozenset(given.get("teams", ())),
            "options": tuple(Option(**each) for each in options),
        }
    )


def as_stored(one: Definition) -> dict[str, Any]:
    """The same as it stands in a document."""
    told = {name: getattr(one, name) for name in one.__dataclass_fields__}
    options = [
        {"code": each.code, "label": each.label, **({"is_past": True} if each.is_past else {})}
        for each in one.options
    ]
    told |= {
        "type": one.type.value,
        "options": options,
        "kinds": sorted(one.kinds),
        "teams": sorted(one.teams),
        "condition": dict(one.condition),
    }
    always = ("key", "label", "type")
    return {name: value for name, value in told.items() if name in always or value != EMPTY[name]}


#: What a document need not say.
EMPTY: dict[str, Any] = {
    **{"key": None, "label": None, "type": None, "help": "", "options": [], "kinds": []},
    **{"teams": [], "condition": {}, "is_asked_at_intake": False, "is_needed_to_resolve": False},
    **{"default": None, "is_internal": True, "is_retired": False},
}


def in_document(content: Mapping[str, Any]) -> dict[str, Definition]:
    """The fields of a document, in its order."""
    return {stored["key"]: definition_in(stored) for stored in content["fields"]}


def after(earlier: Definitions, content: Mapping[str, Any]) -> dict[str, Definition]:
    """Every field there ever was, once `content` is published after what was published earlier.

    What it does not say any more is retired, and so is each option: old values stay readable.
    """
    now = in_document(content)
    kept = {key: _kept(one, earlier.get(key)) for key, one in now.items()}
    gone = {key: replace(one, is_retired=True) for key, one in earlier.items() if key not in now}
    return {**kept, **gone}


def together(scopes: Iterable[Definitions]) -> dict[str, Definition]:
    """Fields of several desks as one: of one key they are one field, with the options of all."""
    found: dict[str, Definition] = {}
    for definitions in scopes:
        for key, one in definitions.items():
            known = found.get(key)
            # Of two, one that is retired says the least of what it is called.
            first, second = (one, known) if known and known.is_retired else (known or one, one)
            found[key] = replace(
                _kept(first, second, is_past=False),
                is_retired=first.is_retired and second.is_retired,
            )
    return found


def _kept(one: Definition, earlier: Definition | None, *, is_past: bool = True) -> Definition:
    """`one` with the options that only `earlier` has."""
    if earlier is None or one.type not in WITH_CHOICES:
        return one
    gone = tuple(
        replace(each, is_past=is_past or each.is_past)
        for each in earlier.options
        if one.option(each.code) is None
    )
    return replace(one, options=one.options + gone)
