"""What becomes of a priority apart from facts being noted."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from deskbell.kernel.events import Words
from deskbell.tickets.events._base import TicketEvent


@dataclass(frozen=True, kw_only=True)
class PriorityOverridden(TicketEvent):
    """Somebody who may set the priority by hand, for a reason; what was computed stays known."""

    name = "ticket.priority_overridden"
    sentence = "set the priority to {priority} by hand"
    ticket_id: int
    priority: int
    priority_reasons: tuple[dict[str, Any], ...]
    override_level: int
    override_until: datetime | None
    news_due_at: datetime | None
    reason: Words


@dataclass(frozen=True, kw_only=True)
class OverrideEnded(TicketEvent):
    """The priority follows from the facts again: the override was withdrawn, or expired."""

    name = "ticket.override_ended"
    sentence = "let the priority follow from the facts again: {priority}"
    ticket_id: int
    why: str
    priority: int
    priority_reasons: tuple[dict[str, Any], ...]
    news_due_at: datetime | None
    facts: dict[str, Any]
    override_level: int | None = None
    override_until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class PriorityRecomputed(TicketEvent):
    """Something the priority follows from changed by itself: more people wrote about the same."""

    name = "ticket.priority_recomputed"
    sentence = "the priority was computed anew: {priority}"
    ticket_id: int
    priority: int
    priority_reasons: tuple[dict[str, Any], ...]
    news_due_at: datetime | None
    facts: dict[str, Any]
