"""Fields: what a condition can ask about, and what they hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise


class Kind(StrEnum):
    """What a field holds, and so which operators it has."""

    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    FLAG = "flag"
    MOMENT = "moment"
    DAY = "day"
    SET = "set"
    PERSON = "person"
    TEAM = "team"
    DESK = "desk"
    ORGANISATION = "organisation"
    PEOPLE = "people"
    TAGS = "tags"


#: Kinds whose values are keys of records, which have names.
KEYED = frozenset({Kind.PERSON, Kind.TEAM, Kind.DESK, Kind.ORGANISATION, Kind.PEOPLE, Kind.TAGS})
#: Of these, those that hold any number of records.
SETS_OF_KEYS = frozenset({Kind.PEOPLE, Kind.TAGS})
#: Kinds that "me" can be one of.
OF_PEOPLE = frozenset({Kind.PERSON, Kind.PEOPLE})
#: Kinds about time, which the clock answers.
OF_TIME = frozenset({Kind.MOMENT, Kind.DAY})
#: Kinds of which several records can stand for one, since merges rewrite nothing.
MERGED = frozenset({*OF_PEOPLE, Kind.TAGS})


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
    """`key` is its name in all forms and its attribute of the facts, `path` its way in the ORM.

    Of a set of records `holding` says what a query is filtered by to hold one of these keys, or
    any at all (None): they stand in a table of their own, or under an index of their own.
    A field may stand `inside` another one, which holds any number of them by key, as JSON does.
    """

    key: str
    words: Promise | str
    kind: Kind
    path: str = ""
    choices: tuple[Choice, ...] = ()
    holding: Callable[[Sequence[int] | None], Any] | None = None
    inside: str = ""
    #: It is answered, but nobody is offered to ask it any more.
    is_past: bool = False

    @property
    def column(self) -> str:
        return self.path or self.key

    def choice(self, code: object) -> Choice | None:
        return next((each for each in self.choices if each.code == code), None)
