"""Comparing: what is kept against what the events alone say; and moving on to other versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime

from django.db import transaction

from deskbell.promises.models import Standing
from deskbell.promises.operations._following import choose_anew, from_events
from deskbell.promises.operations._keeping import kept
from deskbell.sla.decisions import FINISHED, Clock
from deskbell.tickets import operations as tickets

BATCH = 200
COMPARED = [one.name for one in fields(Clock) if one.compare]


@dataclass(frozen=True)
class Mismatch:
    """One clock that is kept otherwise than the events of its ticket say."""

    ticket_id: int
    measure: str
    round: int
    #: By the name of what differs, what is kept and what the events say.
    differs: dict[str, tuple[object, object]]


def compare(*, after: int = 0) -> Iterator[tuple[int, int, list[Mismatch]]]:
    """For each ticket (with a key beyond `after`) its key, how many clocks it has, and those that
    do not agree.
    """
    last = after
    while batch := list(
        Standing.objects.filter(ticket_id__gt=last)
        .order_by("ticket_id")
        .values_list("ticket_id", flat=True)[:BATCH]
    ):
        last = batch[-1]
        for ticket_id, one in sorted(kept(batch).items()):
            told = {clock.key: clock for clock in from_events(ticket_id).course.clocks}
            held = {clock.key: clock for clock in one.course.clocks}
            yield ticket_id, len(held), list(_mismatches(ticket_id, held, told))


def _mismatches(
    ticket_id: int, held: dict[tuple[str, int], Clock], told: dict[tuple[str, int], Clock]
) -> Iterator[Mismatch]:
    for key in sorted(held.keys() | told.keys()):
        pair = held.get(key), told.get(key)
        differs = {
            name: (getattr(pair[0], name, None), getattr(pair[1], name, None))
            for name in COMPARED
            if getattr(pair[0], name, None) != getattr(pair[1], name, None)
        }
        if differs:
            yield Mismatch(ticket_id, *key, differs)


def follow_versions(*, at: datetime) -> int:
    """Choose anew what is promised to every unfinished ticket; return how many were looked at.

    Each in a transaction of its own; one for which nothing changed stays as it is.
    """
    running = Standing.objects.exclude(status__in=FINISHED).order_by("ticket_id")
    looked = 0
    for ticket_id in running.values_list("ticket_id", flat=True).iterator():
        with transaction.atomic():
            tickets.lock(ticket_id)
            choose_anew(ticket_id, why="versions", at=at)
        looked += 1
    return looked


__all__ = ["Mismatch", "compare", "follow_versions"]
