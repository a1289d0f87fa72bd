"""What an act of a macro is: what it takes, how a ticket stands after it, and how that is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.functional import Promise

Given = Mapping[str, Any]
#: Stands for whoever runs the macro.
ME = "me"


@dataclass(frozen=True)
class Situation:
    """How a ticket stands, as far as acts ask: `me` is who runs the macro."""

    status: str
    kind: str
    team_id: int
    holder_id: int
    is_taken: bool
    at: datetime
    me: int = 0
    is_merged: bool = False
    waits_until: datetime | None = None
    #: How often something was asked: the same question twice is two.
    asked: int = 0
    facts: Mapping[str, Any] = field(default_factory=dict)
    #: The teams of its desk, each with whoever may hold a ticket there.
    may_hold: Mapping[int, frozenset[int]] = field(default_factory=dict)
    #: The lines by which fields are filled, and why those do not fit this ticket.
    filled: str = ""
    unfit: Promise | None = None
    #: The titles of the tasks that keep it open.
    still_to_do: tuple[str, ...] = ()


@dataclass(frozen=True)
class Names:
    """What sentences call things: codes by the fact they belong to, moments as their reader says
    them.
    """

    codes: Mapping[str, Mapping[str, Promise | str]] = field(default_factory=dict)
    people: Mapping[int, str] = field(default_factory=dict)
    teams: Mapping[int, str] = field(default_factory=dict)
    moment: Callable[[datetime], str] = str

    def code(self, of: str, code: object) -> str:
        return str(self.codes.get(of, {}).get(str(code), code))


@dataclass(frozen=True)
class Param:
    """One thing an act takes: `kind` says what stands in it, and how it is asked for."""

    name: str
    words: Promise
    #: `choice` (of the codes known under `name`), `flag`, `text`, `span`, `team` or `person`.
    kind: str
    help: Promise | str = ""
    is_needed: bool = False


@dataclass(frozen=True)
class Act:
    """`verb` is the step it takes (see `tickets.decisions.STEPS`), `after` how the ticket stands
    then: as before means that it is so already. `refuses` says why not where no step does.
    """

    key: str
    title: Promise
    params: tuple[Param, ...]
    verb: Callable[[Given], str]
    after: Callable[[Given, Situation], Situation]
    says: Callable[[Given, Situation, Names], str]
    refuses: Callable[[Given, Situation], Promise | None] = lambda given, seen: None
    #: Done before anything is said; the others follow.
    is_first: bool = False
