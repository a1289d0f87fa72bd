"""What side conversations do when something happened to their ticket."""

from deskbell.kernel.events import within
from deskbell.side_conversations import operations as sides
from deskbell.tickets.events import MessagesGivenBack, MessagesTakenIn


@within(MessagesTakenIn)
def let_them_come_along(event: MessagesTakenIn) -> None:
    sides.follow(event)


@within(MessagesGivenBack)
def let_them_go_back(event: MessagesGivenBack) -> None:
    sides.follow_back(event)
