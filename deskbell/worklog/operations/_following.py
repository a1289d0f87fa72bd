"""Following: time spent on a ticket that was merged counts where it goes on."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Sum

from deskbell.kernel.events import record
from deskbell.worklog.events import TimeTakenIn
from deskbell.worklog.models import Entry, Timer


def move_with(from_ticket_id: int, to_ticket_id: int, *, by: str, at: datetime) -> None:
    """Bring entries and timers along."""
    entries = Entry.objects.filter(ticket=from_ticket_id)
    minutes = entries.filter(removed_at=None).aggregate(all=Sum("minutes"))["all"] or 0
    moved = entries.update(ticket=to_ticket_id)
    Timer.objects.filter(ticket=from_ticket_id).update(ticket=to_ticket_id)
    if moved:
        record(
            TimeTakenIn(
                ticket_id=to_ticket_id,
                from_ticket_id=from_ticket_id,
                minutes=minutes,
                by=by,
                at=at,
            )
        )
