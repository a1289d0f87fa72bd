"""Contributors go where their ticket goes."""

from deskbell.kernel.events import within
from deskbell.sharing import operations as sharing
from deskbell.tickets.events import TicketMerged


@within(TicketMerged)
def take_the_contributors_along(event: TicketMerged) -> None:
    sharing.move_with(event.ticket_id, event.merged_into_id)
