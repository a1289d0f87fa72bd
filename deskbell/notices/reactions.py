"""Who should know hears of it a moment later."""

from deskbell.drafts.events import ScheduledReplyStopped
from deskbell.kernel.events import Event, after
from deskbell.notices import operations as notices
from deskbell.satisfaction.events import TicketRated
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
    ScheduledReplyStopped,
    TicketAssigned,
    TicketHandedOver,
    TicketRated,
    TicketReceived,
    TicketReopened,
    many=True,
)
def tell_whom_it_concerns(events: list[Event]) -> None:
    notices.tell(events)
