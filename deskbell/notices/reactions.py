"""Who should know hears of it a moment later."""

from deskbell.kernel.events import Event, after
from deskbell.notices import operations as notices
from deskbell.satisfaction.events import TicketRated
from deskbell.side_conversations.events import SideMessageHeard, SideMessageMissed
from deskbell.tickets.events import (
    AnswerMissed,
    MessageHeard,
    TicketAssigned,
    TicketHandedOver,
    TicketReceived,
    TicketReopened,
)


@after(
    AnswerMissed,
    MessageHeard,
    SideMessageHeard,
    SideMessageMissed,
    TicketAssigned,
    TicketHandedOver,
    TicketRated,
    TicketReceived,
    TicketReopened,
    many=True,
)
def tell_whom_it_concerns(events: list[Event]) -> None:
    notices.tell(events)
