"""Noting: what is known of a fault."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from deskbell.diagnosis.events import DiagnosisNoted
from deskbell.diagnosis.models import Diagnosis
from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require
from deskbell.tickets import decisions, policies
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as asked

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket

NOTED = ("wished", "before", "reproduced", "how")


class Empty(Exception):
    """Nothing was said."""


@transaction.atomic
def note(
    ticket: Ticket,
    *,
    by: Actor,
    at: datetime,
    wished: str | None = None,
    before: str | None = None,
    reproduced: str | None = None,
    how: str | None = None,
    seen: tickets.Seen | None = None,
) -> Diagnosis:
    """Note what has become known; what is not given stays as it was.

    `seen` is what `by` saw in the fields they give. Raises `NotPermitted`, `ChangedMeanwhile`.
    """
    ticket = tickets.lock(ticket.pk)
    require(policies.may_work_on(by, ticket))
    diagnosis = Diagnosis.objects.filter(ticket=ticket).first() or Diagnosis(ticket=ticket)
    known = {name: getattr(diagnosis, name) for name in NOTED}
    given = {"wished": wished, "before": before, "reproduced": reproduced, "how": how}
    wanted = {name: value.strip() for name, value in given.items() if value is not None}
    _refuse_if_changed(ticket, seen or {}, known, wanted)
    noted = known | wanted
    if noted == known:
        return diagnosis
    for name, value in noted.items():
        setattr(diagnosis, name, value)
    diagnosis.save()
    record(DiagnosisNoted(ticket_id=ticket.pk, **noted, by=by.ref, at=at))
    return diagnosis


def _refuse_if_changed(
    ticket: Ticket, seen: tickets.Seen, known: dict[str, str], wanted: dict[str, str]
) -> None:
    """Nobody overwrites what they have not seen. Raises `ChangedMeanwhile`."""
    if found := decisions.clashes(seen=seen, now=known, wanted=wanted):
        raise tickets.ChangedMeanwhile([_explained(clash, ticket) for clash in found])


def _explained(clash: decisions.Clash, ticket: Ticket) -> decisions.Clash:
    """The same, with who noted what is there now, and when."""
    for event in reversed(asked.history_of(ticket)):
        if isinstance(event, DiagnosisNoted) and getattr(event, clash.field) == clash.now:
            clash = replace(clash, by=event.by, at=event.at)
        elif isinstance(event, DiagnosisNoted):
            break
    return clash
