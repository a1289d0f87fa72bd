"""What can happen to the promises of a ticket. It is told in the chain of the ticket."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from deskbell.kernel.events import Event, Words


class PromiseEvent(Event):
    """Something about what was promised for a ticket."""

    stream = "ticket"


@dataclass(frozen=True, kw_only=True)
class PromisesRecomputed(PromiseEvent):
    """Other facts, another policy or another calendar: what is promised changed from here on."""

    name = "promise.recomputed"
    sentence = "computed the promises anew"
    ticket_id: int
    desk_id: int
    #: What the promises were chosen by, now.
    facts: dict[str, Any]
    #: "facts" or "versions".
    why: str
    #: Of each clock that changed: measure, round, and its target and due time before and after.
    changed: tuple[dict[str, Any], ...]


@dataclass(frozen=True, kw_only=True)
class PromiseAtRisk(PromiseEvent):
    """So many percent of a promise's time are gone."""

    name = "promise.at_risk"
    sentence = "{point} % of the time for {measure} are gone"
    ticket_id: int
    measure: str
    round: int
    point: int
    due_at: datetime
    team_id: int | None


@dataclass(frozen=True, kw_only=True)
class PromiseBreached(PromiseEvent):
    """A promise was not kept."""

    name = "promise.breached"
    sentence = "the time for {measure} is over"
    ticket_id: int
    measure: str
    round: int
    minutes: int
    due_at: datetime
    #: Where the ticket lay then.
    team_id: int | None
    status: str
    #: Whether the ticket cannot be closed until somebody says why.
    is_owed: bool


@dataclass(frozen=True, kw_only=True)
class PromiseExplained(PromiseEvent):
    """Somebody said why a promise was not kept."""

    name = "promise.explained"
    sentence = "said why {measure} was late: {code}"
    ticket_id: int
    measure: str
    round: int
    code: str
    words: Words
