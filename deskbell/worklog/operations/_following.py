"""Following: time spent on a ticket that was merged counts where it goes on."""

from __future__ import annotations

from collections.abc import Iterable

from deskbell.kernel.events import record
from deskbell.tickets import operations as tickets
from deskbell.tickets.events import TicketMerged, TicketUnmerged
from deskbell.worklog.events import TimeGivenBack, TimeTakenIn
from deskbell.worklog.models import Entry, Timer


def follow(merged: TicketMerged) -> None:
    """Bring entries and timers along."""
    here, to = merged.ticket_id, merged.merged_into_id
    entries = Entry.objects.filter(ticket=here)
    coming = tickets.come_along(entries, to=to, merge=merged.move_id)
    tickets.come_along(Timer.objects.filter(ticket=here), to=to, merge=merged.move_id)
    if coming:
        record(
            TimeTakenIn(
                ticket_id=to,
                from_ticket_id=here,
                minutes=_minutes_of(coming),
                by=merged.by,
                at=merged.at,
            )
        )


def follow_back(unmerged: TicketUnmerged) -> None:
    """Give back what came with the ticket. What was spent since counts where it was logged."""
    here, to = unmerged.from_ticket_id, unmerged.ticket_id
    entries = Entry.objects.filter(ticket=here)
    going = tickets.go_back(entries, to=to, merge=unmerged.move_id)
    tickets.go_back(Timer.objects.filter(ticket=here), to=to, merge=unmerged.move_id)
    for told_on in (here, to) if going else ():
        record(
            TimeGivenBack(
                ticket_id=told_on,
                from_ticket_id=here,
                to_ticket_id=to,
                minutes=_minutes_of(going),
                by=unmerged.by,
                at=unmerged.at,
            )
        )


def _minutes_of(entries: Iterable[Entry]) -> int:
    return sum(entry.minutes for entry in entries if entry.removed_at is None)
