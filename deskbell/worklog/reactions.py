"""Time goes where its ticket goes, and comes back with it."""

from deskbell.kernel.events import within
from deskbell.tickets.events import TicketMerged, TicketUnmerged
from deskbell.worklog import operations as worklog


@within(TicketMerged)
def take_the_time_along(event: TicketMerged) -> None:
    worklog.follow(event)


@within(TicketUnmerged)
def give_the_time_back(event: TicketUnmerged) -> None:
    worklog.follow_back(event)
