"""Contributors go where their ticket goes, and come back with it."""

from deskbell.kernel.events import within
from deskbell.sharing import operations as sharing
from deskbell.tickets.events import TicketMerged, TicketUnmerged


@within(TicketMerged)
def take_the_contributors_along(event: TicketMerged) -> None:
    sharing.follow(event)


@within(TicketUnmerged)
def give_the_contributors_back(event: TicketUnmerged) -> None:
    sharing.follow_back(event)
