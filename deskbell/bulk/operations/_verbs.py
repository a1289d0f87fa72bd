"""The verbs a run knows: each calls one operation on one ticket."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import Event
from deskbell.people import queries as people
from deskbell.tickets import operations as tickets

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket

Given = Mapping[str, Any]
Verb = Callable[["Ticket", Given, Actor, datetime], object]
#: Takes back what was recorded under a key, and says what of it stays, if anything does.
WayBack = Callable[["Ticket", int, Actor, datetime], str]


def _assign(ticket: Ticket, given: Given, by: Actor, at: datetime) -> object:
    team, holder = given.get("team"), given.get("holder")
    return tickets.assign(
        ticket,
        team=people.team(team) if team else None,
        holder=people.person(holder) if holder else None,
        reason=given.get("reason", ""),
        by=by,
        at=at,
    )


def _wait(ticket: Ticket, given: Given, by: Actor, at: datetime) -> object:
    words, until = given["words"], _moment(given.get("until"))
    if given["on"] == "requester":
        return tickets.wait_for_requester(ticket, questions=words, until=until, by=by, at=at)
    return tickets.wait_for_third_party(ticket, on=words, until=until, by=by, at=at)


def _moment(kept: str | None) -> datetime | None:
    return datetime.fromisoformat(kept) if kept else None


def _hand_over(ticket: Ticket, given: Given, by: Actor, at: datetime) -> object:
    desk = people.desk(given["to"])
    return tickets.hand_over(ticket, to=desk, reason=given["reason"], by=by, at=at)


def _snooze(ticket: Ticket, given: Given, by: Actor, at: datetime) -> object:
    return tickets.snooze(ticket, until=datetime.fromisoformat(given["until"]), by=by, at=at)


VERBS: dict[str, Verb] = {
    "take": lambda ticket, given, by, at: tickets.take(ticket, by=by, at=at),
    "assign": _assign,
    "hand_over": _hand_over,
    "wait": _wait,
    "go_on": lambda ticket, given, by, at: tickets.go_on(ticket, by=by, at=at),
    "resolve": lambda ticket, given, by, at: tickets.resolve(ticket, **given, by=by, at=at),
    "close": lambda ticket, given, by, at: tickets.close(ticket, by=by, at=at),
    "reopen": lambda ticket, given, by, at: tickets.reopen(ticket, **given, by=by, at=at),
    "describe": lambda ticket, given, by, at: tickets.describe(ticket, **given, by=by, at=at),
    "fill": lambda ticket, given, by, at: tickets.describe(ticket, **given, by=by, at=at),
    "reply": lambda ticket, given, by, at: tickets.reply(ticket, **given, by=by, at=at),
    "tag": lambda ticket, given, by, at: tickets.tag(ticket, **given, by=by, at=at),
    "snooze": _snooze,
    "note": lambda ticket, given, by, at: tickets.note(ticket, **given, by=by, at=at),
}

#: By what an act records, how that is taken back where it is no step of the ticket itself.
WAYS_BACK: dict[type[Event], WayBack] = {}


def offer(name: str, verb: Verb, *, back: tuple[type[Event], WayBack] | None = None) -> None:
    """Let a run know one more verb, from a higher floor, and the way back from what it records."""
    VERBS[name] = verb
    if back is not None:
        event, way = back
        WAYS_BACK[event] = way
