"""What side conversations do when something happened to their ticket."""

from deskbell.kernel.events import within
from deskbell.side_conversations import operations as sides
from deskbell.tickets.events import MessagesTakenIn


@within(MessagesTakenIn)
def let_them_come_along(event: MessagesTakenIn) -> None:
    sides.follow(event.from_ticket_id, to_ticket_id=event.ticket_id, at=event.at)
