"""What can happen to a plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from deskbell.kernel.events import Event, Words


@dataclass(frozen=True, kw_only=True)
class PlanSaved(Event):
    """Somebody planned a ticket that comes again and again, or changed such a plan."""

    name = "plan.saved"
    stream = "plan"
    sentence = "saved the plan {name_given}"
    plan_id: int
    desk_id: int
    team_id: int
    rhythm: dict[str, Any]
    zone: str
    missed: str
    next_at: datetime | None
    name_given: Words
    subject: Words


@dataclass(frozen=True, kw_only=True)
class PlanPaused(Event):
    """A plan makes no tickets for now."""

    name = "plan.paused"
    stream = "plan"
    sentence = "paused a plan"
    plan_id: int


@dataclass(frozen=True, kw_only=True)
class PlanResumed(Event):
    """A plan makes tickets again, from `next_at` on; what it missed while it paused is left out."""

    name = "plan.resumed"
    stream = "plan"
    sentence = "let a plan go on"
    plan_id: int
    next_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class PlanCame(Event):
    """The time of a plan came: it made these tickets, and left these times out."""

    name = "plan.came"
    stream = "plan"
    sentence = "came"
    plan_id: int
    ticket_ids: tuple[int, ...]
    left_out: tuple[str, ...]
    next_at: datetime | None
