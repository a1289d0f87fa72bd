"""Replaying: what the latest tickets would have come to under another policy."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from deskbell.kernel import events as recorded
from deskbell.kernel.actors import Actor
from deskbell.kernel.models import RecordedEvent
from deskbell.promises.decisions import course_of
from deskbell.sla import queries as sla
from deskbell.sla.decisions import MEASURES, Course, policy_of
from deskbell.tickets import queries as tickets

DAYS, MOST = 14, 300


@dataclass(frozen=True)
class Outcome:
    """Of one measure, how many promises would have been kept and how many broken."""

    measure: str
    kept: int
    broken: int

    @property
    def title(self) -> Any:
        return MEASURES[self.measure]

    @property
    def share(self) -> int | None:
        """How many of a hundred would have been kept."""
        many = self.kept + self.broken
        return round(100 * self.kept / many) if many else None


@dataclass(frozen=True)
class Replayed:
    """How many tickets were replayed, and what came of each measure under each policy."""

    tried: int
    days: int
    outcomes: list[tuple[Outcome, Outcome]]


def replayed(
    actor: Actor, held: dict[str, Any], draft: dict[str, Any], *, desk_id: int | None, at: datetime
) -> Replayed:
    """The tickets of the last days, with all that happened to them, under both policies."""
    since = at - timedelta(days=DAYS)
    found = tickets.worked_by(actor).filter(received_at__gte=since)  # type: ignore[attr-defined]
    if desk_id is not None:
        found = found.filter(desk=desk_id)
    desks = dict(found.order_by("-received_at").values_list("pk", "desk")[:MOST])
    told = RecordedEvent.objects.filter(stream__in=[f"ticket:{pk}" for pk in desks])
    histories: dict[str, list[recorded.Event]] = defaultdict(list)
    for row in told.order_by("stream", "position"):
        if not row.name.startswith("promise.") or row.name == "promise.recomputed":
            histories[row.stream].append(recorded.load(row))
    policies = [policy_of(content) for content in (held, draft)]
    counts: list[Counter[tuple[str, bool]]] = [Counter(), Counter()]
    for pk, desk in desks.items():
        for policy, count in zip(policies, counts, strict=True):
            terms_for = sla.terms_by(policy, at=at, desk_id=desk)
            _count(course_of(histories[f"ticket:{pk}"], terms_for).course, count, at)
    before, after = (
        [Outcome(name, count[name, True], count[name, False]) for name in MEASURES]
        for count in counts
    )
    pairs = zip(before, after, strict=True)
    return Replayed(len(desks), DAYS, [(a, b) for a, b in pairs if a.share != b.share])


def _count(course: Course, count: Counter[tuple[str, bool]], at: datetime) -> None:
    """What is over, and what would be late by now."""
    for clock in course.clocks:
        is_late = clock.broken_at or (clock.due_at and clock.due_at < at and not clock.is_over)
        if is_late:
            count[clock.measure, False] += 1
        elif clock.state == "met":
            count[clock.measure, True] += 1
