"""Time goes where its ticket goes."""

from deskbell.kernel.events import within
from deskbell.tickets.events import TicketMerged
from deskbell.worklog import operations as worklog


@within(TicketMerged)
def take_the_time_along(event: TicketMerged) -> None:
    worklog.move_with(event.ticket_id, event.merged_into_id, by=event.by, at=event.at)
