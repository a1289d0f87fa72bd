"""What is known of a fault goes where its ticket goes, and comes back with it."""

from deskbell.diagnosis import operations as diagnosis
from deskbell.kernel.events import within
from deskbell.tickets.events import TicketMerged, TicketUnmerged


@within(TicketMerged)
def take_what_is_known_along(event: TicketMerged) -> None:
    diagnosis.follow(event)


@within(TicketUnmerged)
def give_what_is_known_back(event: TicketUnmerged) -> None:
    diagnosis.follow_back(event)
