"""What a draft would make of the tickets that wait now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from deskbell.contact import queries as contact
from deskbell.contact.decisions import CLOSE, Rules, Step, rules_of
from deskbell.kernel.actors import Actor
from deskbell.people import queries as people
from deskbell.tickets import queries as tickets

MOST = 500
EXAMPLES = 8


@dataclass(frozen=True)
class Foreseen:
    """A ticket that waits, and when it would be reminded and closed; None: never."""

    ticket: Any
    began_at: datetime
    reminded_at: Sequence[datetime]
    before: datetime | None
    after: datetime | None


@dataclass(frozen=True)
class Preview:
    """How many wait, how many of them would have been closed by now, and some of them."""

    waiting: int
    closed_before: int
    closed_after: int
    examples: list[Foreseen]


def preview_of(draft: Any, *, by: Actor, at: datetime) -> Preview:
    """The tickets that wait and that the actor sees, by what holds and by the draft."""
    drafted, desk_id = rules_of(draft.content), people.desk_of_scope(draft.scope)
    seen = tickets.worked_by(by)
    seen = seen.filter(desk=desk_id) if desk_id is not None else seen
    found = [_foreseen(wait, drafted, at=at) for wait in contact.waits_on(seen)[:MOST]]
    return Preview(
        len(found),
        sum(one.before is not None and one.before <= at for one in found),
        sum(one.after is not None and one.after <= at for one in found),
        sorted(found, key=lambda one: one.before == one.after)[:EXAMPLES],
    )


def _foreseen(wait: Any, drafted: Rules, *, at: datetime) -> Foreseen:
    hours = contact.hours_of_desk(wait.ticket.desk_id, at=at)
    holding, _held = contact.rules_for(wait.ticket.desk_id, at=at)
    before, after = (contact.steps_of(wait, rules, hours) for rules in (holding, drafted))
    reminded = [one.at for one in after if one.what != CLOSE]
    return Foreseen(wait.ticket, wait.began_at, reminded, _closing(before), _closing(after))


def _closing(steps: Sequence[Step]) -> datetime | None:
    return next((one.at for one in steps if one.what == CLOSE), None)
