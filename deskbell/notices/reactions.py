"""Who should know hears of it a moment later."""

from deskbell.contact.events import NewsNeglected
from deskbell.drafts.events import ScheduledReplyStopped
from deskbell.kernel.events import Event, after
from deskbell.notices import jobs
from deskbell.notices import operations as notices
from deskbell.promises.events import PromiseAtRisk, PromiseBreached
from deskbell.satisfaction.events import TicketRated
from deskbell.sharing.events import ContributorAdded
from deskbell.side_conversations.events import SideMessageHeard, SideMessageMissed
from deskbell.tasks.events import TaskAdded, TaskChanged, TaskDone
from deskbell.tickets.events import (
    AnswerMissed,
    CallLogged,
    MessageHeard,
    NoteWritten,
    ReplySent,
    TicketAssigned,
    TicketClosed,
    TicketHandedOver,
    TicketReceived,
    TicketReopened,
    TicketResolved,
    TicketTaken,
    TicketWoken,
)


@after(
    AnswerMissed,
    ContributorAdded,
    MessageHeard,
    TaskAdded,
    TaskChanged,
    TaskDone,
    CallLogged,
    NewsNeglected,
    NoteWritten,
    PromiseAtRisk,
    PromiseBreached,
    ReplySent,
    ScheduledReplyStopped,
    SideMessageHeard,
    SideMessageMissed,
    TicketAssigned,
    TicketClosed,
    TicketHandedOver,
    TicketRated,
    TicketReceived,
    TicketReopened,
    TicketResolved,
    TicketTaken,
    TicketWoken,
    many=True,
)
def tell_whom_it_concerns(events: list[Event]) -> None:
    if notices.tell(events).errands:
        jobs.carry.defer()
