"""What a drafted matrix would make of the tickets that are open now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from deskbell.kernel.actors import Actor
from deskbell.kernel.publishing import Held
from deskbell.people.queries import desk_of_scope
from deskbell.priority import queries as priorities
from deskbell.priority.decisions import moments_found, overridden, priority_of
from deskbell.tickets import queries as tickets
from deskbell.tickets.decisions import facts_in

MOST = 2000
EXAMPLES = 8


@dataclass(frozen=True)
class Moved:
    """A ticket that would matter more or less."""

    ticket: Any
    before: int
    after: int

    @property
    def is_raised(self) -> bool:
        return self.after < self.before


@dataclass(frozen=True)
class Preview:
    """How many tickets were tried, which would move, and whether there were more."""

    tried: int
    raised: int
    lowered: int
    examples: list[Moved]
    is_all: bool


def preview_of(draft: Any, *, by: Actor, at: datetime) -> Preview:
    """Every open ticket the actor sees, decided by the matrix that holds and by the draft."""
    desk_id = desk_of_scope(draft.scope)
    holding: dict[int, Held] = {}
    moved, tried = [], 0
    found = tickets.worked_by(by).unfinished().latest_first()  # type: ignore[attr-defined]
    for ticket in found.select_related("facts", "desk", "requester", "affected")[:MOST]:
        if ticket.desk_id not in holding:
            holding[ticket.desk_id] = priorities.matrix_in_force(at=at, desk_id=ticket.desk_id)
        held = holding[ticket.desk_id]
        if not _applies(desk_id, ticket.desk_id, held):
            continue
        tried += 1
        before, after = (_level(ticket, matrix) for matrix in (held.content, draft.content))
        if before != after:
            moved.append(Moved(ticket, before, after))
    # Those that would move furthest first.
    moved.sort(key=lambda each: -abs(each.before - each.after))
    raised = sum(each.is_raised for each in moved)
    return Preview(tried, raised, len(moved) - raised, moved[:EXAMPLES], tried < MOST)


def _applies(drafted_for: int | None, desk_id: int, held: Held) -> bool:
    """A desk's own matrix goes before the one for everywhere."""
    if drafted_for is not None:
        return drafted_for == desk_id
    return held.version is None or not held.version.scope


def _level(ticket: Any, matrix: dict[str, Any]) -> int:
    """What it would be, also by moments that only this matrix knows."""
    person = ticket.affected or ticket.requester
    moments = moments_found(
        matrix.get("moments", ()),
        at=ticket.received_at.astimezone(ZoneInfo(ticket.desk.time_zone)),
        title=person.title,
        organisation_id=person.organisation_id,
    )
    known = vars(ticket.facts) | {"found": moments}
    verdict = priority_of(facts_in(known, ticket.kind), matrix)
    return overridden(verdict, ticket.override_level).level
