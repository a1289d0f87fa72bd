"""How each act of `decisions.ACTS` is done: by the operation that anybody would use by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from deskbell.fields.decisions import filled_in
from deskbell.fields.queries import fields_of
from deskbell.kernel.actors import Actor
from deskbell.macros.decisions import ME, span_of
from deskbell.people import queries as people
from deskbell.tickets import operations as tickets

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket

Given = Mapping[str, Any]
Doing = Callable[["Ticket", Given, Actor, datetime], object]


def _assign(ticket: Ticket, given: Given, by: Actor, at: datetime) -> object:
    team, holder = given.get("team"), given.get("holder")
    holder = by.person_id if holder == ME else holder
    return tickets.assign(
        ticket,
        team=people.team(team) if team else None,
        holder=people.person(holder) if holder else None,
        by=by,
        at=at,
    )


def _wait(ticket: Ticket, given: Given, by: Actor, at: datetime) -> object:
    span, words = span_of(given.get("for", "")), given.get("words", "")
    until = at + span if span else None
    if given["on"] == "requester":
        return tickets.wait_for_requester(ticket, questions=words, until=until, by=by, at=at)
    return tickets.wait_for_third_party(ticket, on=words, until=until, by=by, at=at)


def _note_facts(ticket: Ticket, given: Given, by: Actor, at: datetime) -> object:
    facts = {name: value for name, value in given.items() if value}
    return tickets.describe(ticket, facts=facts, by=by, at=at)


def _fill(ticket: Ticket, given: Given, by: Actor, at: datetime) -> object:
    # Which fields there are may have changed since the macro was written.
    filled = filled_in(given["lines"], fields_of(ticket.desk_id, at=at).definitions)
    if filled.faults:
        raise tickets.Unfit(filled.faults, {})
    return tickets.describe(ticket, custom=filled.values, by=by, at=at)


DOING: dict[str, Doing] = {
    "reopen": lambda ticket, given, by, at: tickets.reopen(ticket, **given, by=by, at=at),
    "go_on": lambda ticket, given, by, at: tickets.go_on(ticket, by=by, at=at),
    "kind": lambda ticket, given, by, at: tickets.describe(ticket, **given, by=by, at=at),
    "facts": _note_facts,
    "fill": _fill,
    "take": lambda ticket, given, by, at: tickets.take(ticket, by=by, at=at),
    "wait": _wait,
    "resolve": lambda ticket, given, by, at: tickets.resolve(ticket, **given, by=by, at=at),
    "close": lambda ticket, given, by, at: tickets.close(ticket, by=by, at=at),
    "assign": _assign,
}
