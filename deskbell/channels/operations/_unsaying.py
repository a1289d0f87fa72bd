"""Unsaying: a step was taken back, and with it what the requester was to be told about it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskbell.channels.events import RequesterTold
from deskbell.channels.models import Outgoing
from deskbell.channels.operations._recalling import cancel
from deskbell.channels.operations._telling import tell
from deskbell.kernel.events import load
from deskbell.kernel.models import RecordedEvent
from deskbell.tickets import operations as tickets

#: What is said instead to somebody who has been told of a step that was taken back since.
CORRECTED_BY = {
    Outgoing.Purpose.FINAL: Outgoing.Purpose.REOPENED,
    Outgoing.Purpose.HANDED_OVER: Outgoing.Purpose.HANDED_OVER,
    Outgoing.Purpose.MERGED: Outgoing.Purpose.REOPENED,
}


@transaction.atomic
def unsay(ticket_id: int, step: int, *, at: datetime) -> None:
    """Take back the mails that tell of `step`; where one has left already, correct it by another.

    `step` is the key of the recorded event. Does nothing where nobody was told.
    """
    tickets.hold_all([ticket_id])
    stream = f"ticket:{ticket_id}"
    told = RecordedEvent.objects.filter(stream=stream, name=RequesterTold.name, cause=step)
    for row in told.order_by("pk"):
        mail = Outgoing.objects.select_for_update().get(pk=load(row).outgoing_id)  # type: ignore[attr-defined]
        instead = CORRECTED_BY.get(Outgoing.Purpose(mail.purpose))
        if not cancel(mail, at=at) and instead is not None:
            tell(ticket_id, instead, at=at)
