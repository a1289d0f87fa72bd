"""Logging: so many minutes, for what, on which day."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from deskbell.hours.decisions import NotALength
from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import NotPermitted, require
from deskbell.tickets import operations as tickets
from deskbell.worklog import policies
from deskbell.worklog.decisions import LONGEST
from deskbell.worklog.events import TimeCorrected, TimeLogged, TimeRemoved
from deskbell.worklog.models import Entry

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket


@transaction.atomic
def log(
    ticket: Ticket,
    *,
    minutes: int,
    by: Actor,
    at: datetime,
    activity: str = Entry.Activity.WORK,
    note: str = "",
    spent_on: date | None = None,
) -> Entry:
    """Note that `by` spent so long on it. Raises `NotPermitted`, `NotALength`."""
    ticket = tickets.lock(ticket.pk)
    if by.person_id is None:
        raise NotPermitted
    require(policies.may_log(by, ticket))
    _refuse_what_is_no_length(minutes)
    entry = Entry.objects.create(
        ticket=ticket,
        person_id=by.person_id,
        minutes=minutes,
        activity=activity,
        note=note.strip(),
        spent_on=spent_on or at.date(),
        added_at=at,
    )
    record(TimeLogged(**_said_of(entry), by=by.ref, at=at))
    return entry


@transaction.atomic
def correct(
    entry: Entry,
    *,
    minutes: int,
    activity: str,
    note: str,
    spent_on: date,
    by: Actor,
    at: datetime,
) -> Entry:
    """Put right what was logged. Raises `NotPermitted`, `NotALength`."""
    entry = _gripped(entry, by=by)
    _refuse_what_is_no_length(minutes)
    before = entry.minutes
    entry.minutes, entry.activity, entry.note = minutes, activity, note.strip()
    entry.spent_on = spent_on
    entry.save()
    record(TimeCorrected(**_said_of(entry), before=before, by=by.ref, at=at))
    return entry


@transaction.atomic
def remove(entry: Entry, *, by: Actor, at: datetime) -> None:
    """Take it out of the log; its history stays. Raises `NotPermitted`."""
    entry = _gripped(entry, by=by)
    entry.removed_at = at
    entry.save(update_fields=["removed_at"])
    record(
        TimeRemoved(
            ticket_id=entry.ticket_id,
            entry_id=entry.pk,
            person_id=entry.person_id,
            minutes=entry.minutes,
            by=by.ref,
            at=at,
        )
    )


def _gripped(entry: Entry, *, by: Actor) -> Entry:
    """The entry as it is now, its ticket locked. Raises `NotPermitted`, `Entry.DoesNotExist`."""
    ticket = tickets.lock(entry.ticket_id)
    held = Entry.objects.select_for_update().get(pk=entry.pk, ticket=ticket, removed_at=None)
    require(policies.may_correct(by, held, ticket))
    return held


def _refuse_what_is_no_length(minutes: int) -> None:
    if not 1 <= minutes <= LONGEST:
        raise NotALength(str(minutes))


def _said_of(entry: Entry) -> dict[str, Any]:
    return {
        "ticket_id": entry.ticket_id,
        "entry_id": entry.pk,
        "person_id": entry.person_id,
        "minutes": entry.minutes,
        "activity": entry.activity,
        "spent_on": entry.spent_on.isoformat(),
        "note": entry.note,
    }
