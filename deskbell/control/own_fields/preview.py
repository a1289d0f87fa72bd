"""What a drafted document of fields would mean for the tickets that are open now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from deskbell.fields.decisions import after, in_document, missing_to_resolve, together
from deskbell.fields.queries import fields_of
from deskbell.kernel.actors import Actor
from deskbell.people.queries import desk_of_scope
from deskbell.tickets import queries as tickets

MOST, EXAMPLES = 2000, 8


@dataclass(frozen=True)
class Lacking:
    """An open ticket, and what it would have to say before it is resolved."""

    ticket: Any
    fields: str


@dataclass(frozen=True)
class Preview:
    """How many tickets were tried, how many lack something, and whether there were more."""

    tried: int
    lacking: int
    examples: list[Lacking]
    is_all: bool


def preview_of(draft: Any, *, by: Actor, at: datetime) -> Preview:
    """Every open ticket the actor sees and the draft is about, held against it."""
    found, tried = [], 0
    held: dict[int, Any] = {}
    desk_id = desk_of_scope(draft.scope)
    chosen = tickets.worked_by(by).unfinished().latest_first()  # type: ignore[attr-defined]
    if desk_id is not None:
        chosen = chosen.filter(desk=desk_id)
    for ticket in chosen.select_related("facts")[:MOST]:
        if ticket.desk_id not in held:
            known = fields_of(ticket.desk_id, at=at).definitions
            drafted = after(in_document({"fields": []}), draft.content)
            held[ticket.desk_id] = together([drafted, known]) | drafted
        tried += 1
        ground = tickets.ground_of(ticket, ticket.facts)
        if missing := missing_to_resolve(held[ticket.desk_id], ground, at=at):
            found.append(Lacking(ticket, ", ".join(one.label for one in missing)))
    return Preview(tried, len(found), found[:EXAMPLES], tried < MOST)
