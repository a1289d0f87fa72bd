"""Fields: what a condition can ask about. Concepts above this one bring theirs in a `Catalogue`.

Fields an organisation adds for itself will join by `Catalogue.joined`: nothing here knows which
fields there are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol

from django.utils.functional import Promise

from deskbell.conditions.decisions.trees import Tree


class Kind(StrEnum):
    """What a field holds, and so which operators it has."""

    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    FLAG = "flag"
    MOMENT = "moment"
    SET = "set"
    PERSON = "person"
    TEAM = "team"
    DESK = "desk"
    ORGANISATION = "organisation"


#: Kinds whose values are keys of records, which have names.
KEYED = frozenset({Kind.PERSON, Kind.TEAM, Kind.DESK, Kind.ORGANISATION})


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values a choice or a set can have."""

    code: str
    words: Promise | str
    #: What stands in the table and in the facts, where that is not the code.
    stored: str | int | None = None

    @property
    def value(self) -> str | int:
        return self.code if self.stored is None else self.stored


@dataclass(frozen=True)
class Field:
    """`key` is its name in all forms and its attribute of the facts, `path` its way in the ORM."""

    key: str
    words: Promise | str
    kind: Kind
    path: str = ""
    choices: tuple[Choice, ...] = ()

    @property
    def column(self) -> str:
        return self.path or self.key

    def choice(self, code: object) -> Choice | None:
        return next((each for each in self.choices if each.code == code), None)


class Names(Protocol):
    """Looks up what records are called."""

    def name_of(self, kind: Kind, key: int) -> str | None: ...

    def keys_of(self, kind: Kind, text: str) -> list[int]:
        """Those meant by `text`: of exactly this name, or else those it is a part of."""
        ...


@dataclass(frozen=True)
class Catalogue:
    """The fields of one kind of thing, and the short words of its search bar.

    `plain` is the text field that a bare word is looked for in, `shorts` are whole terms by their
    first word (`before:` for "received before"), `states` are conditions by name (`is:waiting`).
    """

    fields: Mapping[str, Field]
    plain: str
    shorts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    states: Mapping[str, Tree] = field(default_factory=dict)

    @classmethod
    def of(cls, *fields: Field, plain: str, **more: Mapping[str, object]) -> Catalogue:
        return cls({each.key: each for each in fields}, plain, **more)  # type: ignore[arg-type]

    def joined(self, *fields: Field) -> Catalogue:
        """With more fields than before."""
        return replace(self, fields={**self.fields, **{each.key: each for each in fields}})
