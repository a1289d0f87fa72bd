"""Noting: what is known of a fault."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from deskbell.diagnosis.events import DiagnosisNoted
from deskbell.diagnosis.models import Diagnosis
from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require
from deskbell.tickets import operations as tickets
from deskbell.tickets import policies

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
) -> Diagnosis:
    """Note what has become known; what is not given stays as it was. Raises `NotPermitted`."""
    ticket = tickets.lock(ticket.pk)
    require(policies.may_work_on(by, ticket))
    diagnosis = Diagnosis.objects.filter(ticket=ticket).first() or Diagnosis(ticket=ticket)
    known = {name: getattr(diagnosis, name) for name in NOTED}
    given = {"wished": wished, "before": before, "reproduced": reproduced, "how": how}
    noted = known | {name: value.strip() for name, value in given.items() if value is not None}
    if noted == known:
        return diagnosis
    for name, value in noted.items():
        setattr(diagnosis, name, value)
    diagnosis.save()
    record(DiagnosisNoted(ticket_id=ticket.pk, **noted, by=by.ref, at=at))
    return diagnosis
