"""Handing over: those who leave write, those who come read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import NotPermitted, require
from deskbell.shifts import policies, queries
from deskbell.shifts.events import ShiftHandedOver, ShiftTakenOver
from deskbell.shifts.models import ShiftNote, ShiftReading, ShiftTicket

if TYPE_CHECKING:
    from deskbell.people.models import Team


class Empty(Exception):
    """Nothing was said, neither of the whole nor of a ticket."""


@transaction.atomic
def hand_over(
    team: Team, *, text: str, by: Actor, at: datetime, words: Mapping[int, str] | None = None
) -> ShiftNote:
    """Leave a note to the next shift of a team, with all its open tickets.

    `words` says of single tickets, by key, what is to be known. Raises `NotPermitted`, `Empty`.
    """
    if by.person_id is None:
        raise NotPermitted
    require(policies.may_hand_over(by, team))
    words = {key: said.strip() for key, said in (words or {}).items()}
    still_open = queries.open_tickets(by, team)
    if not text.strip() and not any(words.get(ticket.pk) for ticket in still_open):
        raise Empty
    note = ShiftNote.objects.create(team=team, author_id=by.person_id, text=text.strip(), at=at)
    ShiftTicket.objects.bulk_create(
        ShiftTicket(note=note, ticket=ticket, words=words.get(ticket.pk, "")[:500])
        for ticket in still_open
    )
    record(
        ShiftHandedOver(
            shift_id=note.pk,
            team_id=team.pk,
            ticket_ids=tuple(ticket.pk for ticket in still_open),
            text=note.text,
            by=by.ref,
            at=at,
        )
    )
    return note


@transaction.atomic
def acknowledge(note: ShiftNote, *, by: Actor, at: datetime) -> None:
    """Say that one has read it; saying so again changes nothing. Raises `NotPermitted`."""
    note = ShiftNote.objects.select_for_update(of=("self",)).select_related("team").get(pk=note.pk)
    if by.person_id is None:
        raise NotPermitted
    require(policies.may_hand_over(by, note.team))
    _reading, is_new = ShiftReading.objects.get_or_create(
        note=note, person_id=by.person_id, defaults={"at": at}
    )
    if is_new:
        record(ShiftTakenOver(shift_id=note.pk, person_id=by.person_id, by=by.ref, at=at))
