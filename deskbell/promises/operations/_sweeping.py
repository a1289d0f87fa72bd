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
from deskbell.tickets import operations as tickets

BATCH = 100
A_MINUTE = timedelta(minutes=1)
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


@transaction.atomic
def sweep_until(moments: dict[int, datetime]) -> None:
    """Of each of these tickets, tell of what came by its moment, dated when it came.

    For whoever plays time: what the timer would have told meanwhile.
    """
    if not moments:
        return
    with connection.cursor() as cursor:
        cursor.execute(THESE, [list(moments)])
        coming = [(pk, next_at) for pk, next_at in cursor.fetchall() if next_at]
    waiting = [pk for pk, next_at in coming if next_at < moments[pk]]
    if not waiting:
        return
    tickets.hold_all(waiting)
    for one in kept(waiting).values():
        until = moments[one.ticket_id]
        while (moment := next_in(one.course)) is not None and _told_at(moment) < until:
            _tell([one], at=_told_at(moment))
        keep([one])


@transaction.atomic
def _batch(*, at: datetime) -> int | None:
    """Tell of the next few. None where nothing is left that nobody else holds."""
    with connection.cursor() as cursor:
        cursor.execute(DUE, [at, BATCH])
        due = [pk for (pk,) in cursor.fetchall()]
    if not due:
        return None
    found = list(kept(due).values())
    told = _tell(found, at=at)
    keep(found)
    return told


def _tell(found: Sequence[Kept], *, at: datetime) -> int:
    """Mark the clocks and record an event for each mark."""
    events: list[Event] = []
    for one in found:
        for mark in marks_at(one.course, at=at):
            one.course = step(one.course, Happening(at, mark=mark))
            events.append(_event_of(one, mark, at=at))
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


def _told_at(moment: datetime) -> datetime:
    """When the timer, which looks once a minute, tells of what came at a moment."""
    return moment.replace(second=0, microsecond=0) + A_MINUTE
