"""Fields: what a condition can ask about, and what they hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise


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
