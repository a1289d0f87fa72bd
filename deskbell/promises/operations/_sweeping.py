"""Sweeping: what is at risk or broken by now is told, once each.

Found by an index, a batch at a time; the events and the change of state are one transaction, and
whoever sweeps at the same time skips what is held. So nothing is told twice or never, whenever
somebody is killed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection, transaction

from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.events import Event, record_all
from deskbell.promises.events import PromiseAtRisk
from deskbell.promises.operations._following import breach_of
from deskbell.promises.operations._keeping import Kept, keep, kept
from deskbell.sla.decisions import Happening, Mark, marks_at, next_in, step

BATCH = 100
#: The ticket is held, since its events have one order.
DUE = """
SELECT t.id FROM promises_standing s JOIN tickets_ticket t ON t.id = s.ticket_id
WHERE s.next_at < %s ORDER BY s.next_at, s.ticket_id LIMIT %s
FOR NO KEY UPDATE OF t SKIP LOCKED
"""
THESE = "SELECT ticket_id, next_at FROM promises_standing WHERE ticket_id = ANY(%s)"


def sweep(*, at: datetime) -> int:
    """Tell of everything that is at risk or broken at `at`; return how much was told."""
    told = 0
    while (one := _batch(at=at)) is not None:
        told += one
    return told


def sweep_until(moments: dict[int, datetime]) -> None:
    """Of each of these tickets, tell of what came by its moment, dated when it came.

    For whoever plays time: what the timer would have told meanwhile.
    """
    with connection.cursor() as cursor:
        cursor.execute(THESE, [list(moments)])
        coming = [(pk, next_at) for pk, next_at in cursor.fetchall() if next_at]
    waiting = [pk for pk, next_at in coming if next_at < moments[pk]]
    if not waiting:
        return
    for one in kept(waiting).values():
        while (next_at := next_in(one.course)) is not None and next_at < moments[one.ticket_id]:
            if not _tell([one], at=moments[one.ticket_id], dated=next_at):
                break
        keep([one])


@transaction.atomic
def _batch(*, at: datetime) -> int | None:
    """Tell of the next few. None where nothing is left that nobody else holds."""
    with connection.cursor() as cursor:
        cursor.execute(DUE, [at, BATCH])
        tickets = [pk for (pk,) in cursor.fetchall()]
    if not tickets:
        return None
    found = list(kept(tickets).values())
    told = _tell(found, at=at)
    keep(found)
    return told


def _tell(found: Sequence[Kept], *, at: datetime, dated: datetime | None = None) -> int:
    """Mark the clocks and record an event for each mark."""
    events: list[Event] = []
    for one in found:
        # A moment later, since what comes at a moment is told after it.
        for mark in marks_at(one.course, at=at if dated is None else _after(dated)):
            one.course = step(one.course, Happening(at, mark=mark))
            events.append(_event_of(one, mark, at=dated or at))
    if events:
        record_all(events)
    return len(events)


def _event_of(one: Kept, mark: Mark, *, at: datetime) -> Event:
    clock = next(clock for clock in one.course.clocks if clock.key == (mark.measure, mark.round))
    if mark.broken_at is not None:
        return breach_of(one, clock, by=SYSTEM.ref, at=at)
    assert clock.due_at is not None
    return PromiseAtRisk(
        ticket_id=one.ticket_id,
        measure=clock.measure,
        round=clock.round,
        point=mark.point,
        due_at=clock.due_at,
        team_id=clock.about or one.course.team,
        by=SYSTEM.ref,
        at=at,
    )


def _after(moment: datetime) -> datetime:
    return moment + timedelta(microseconds=1)
