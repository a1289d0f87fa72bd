"""Timing: one timer for each person, kept here, so that it is the same on every device."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import connection, transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import NotPermitted, require
from deskbell.tickets import operations as tickets
from deskbell.worklog import policies
from deskbell.worklog.decisions import counted, to_log
from deskbell.worklog.events import TimerSet
from deskbell.worklog.models import Entry, Timer
from deskbell.worklog.operations._logging import log

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket


class NoTimer(Exception):
    """There is none that could be stopped."""


@transaction.atomic
def start(ticket: Ticket, *, by: Actor, at: datetime, today: date | None = None) -> Timer:
    """Let one's timer count on this ticket; where it pauses there, it goes on.

    What it counted on another ticket is logged there first, on the day `today`: nothing is lost,
    and one thing is done at a time. Raises `NotPermitted`.
    """
    timer = _own(by)
    if timer is not None and timer.ticket_id != ticket.pk:
        _log_and_delete(timer, by=by, at=at, today=today)
        timer = None
    ticket = tickets.lock(ticket.pk)
    require(policies.may_log(by, ticket))
    if timer is None:
        timer = Timer(person_id=_person(by), ticket=ticket)
    if timer.running_since is not None:
        return timer
    timer.running_since = at
    timer.save()
    _record(timer, "started", by=by, at=at)
    return timer


@transaction.atomic
def pause(*, by: Actor, at: datetime) -> Timer:
    """Stop counting for now. Raises `NoTimer`."""
    timer = _own(by)
    if timer is None or timer.running_since is None:
        raise NoTimer
    tickets.lock(timer.ticket_id)
    timer.seconds = counted(timer.seconds, timer.running_since, at=at)
    timer.running_since = None
    timer.save()
    _record(timer, "paused", by=by, at=at)
    return timer


@transaction.atomic
def stop(*, by: Actor, at: datetime, today: date | None = None) -> Entry:
    """Log what one's timer counted, on the day `today`. Raises `NoTimer`, `NotPermitted`."""
    timer = _own(by)
    if timer is None:
        raise NoTimer
    return _log_and_delete(timer, by=by, at=at, today=today)


@transaction.atomic
def drop(*, by: Actor, at: datetime) -> None:
    """Throw one's timer away, and what it counted with it. Raises `NoTimer`."""
    timer = _own(by)
    if timer is None:
        raise NoTimer
    tickets.lock(timer.ticket_id)
    timer.seconds = counted(timer.seconds, timer.running_since, at=at)
    Timer.objects.filter(pk=timer.pk).delete()
    _record(timer, "dropped", by=by, at=at)


def _log_and_delete(timer: Timer, *, by: Actor, at: datetime, today: date | None) -> Entry:
    minutes = to_log(counted(timer.seconds, timer.running_since, at=at))
    ticket = tickets.lock(timer.ticket_id)
    Timer.objects.filter(pk=timer.pk).delete()
    return log(ticket, minutes=minutes, spent_on=today, by=by, at=at)


def _own(by: Actor) -> Timer | None:
    """One's timer, locked. Two devices that start one at the same moment wait for each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('worklog.timer'), %s)", [_person(by)])
    return Timer.objects.select_for_update().filter(person=_person(by)).first()


def _person(by: Actor) -> int:
    if by.person_id is None:
        raise NotPermitted
    return by.person_id


def _record(timer: Timer, act: str, *, by: Actor, at: datetime) -> None:
    record(
        TimerSet(
            ticket_id=timer.ticket_id,
            person_id=timer.person_id,
            act=act,
            seconds=timer.seconds,
            by=by.ref,
            at=at,
        )
    )
