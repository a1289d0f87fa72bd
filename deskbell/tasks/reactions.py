"""A ticket waits for its tasks, and they go where it goes."""

from deskbell.kernel.events import after, within
from deskbell.tasks import operations as tasks
from deskbell.tickets.events import (
    MessageHeard,
    MessagesGivenBack,
    MessagesTakenIn,
    StepUndone,
    TicketMerged,
    TicketReopened,
    TicketResolved,
    TicketUnmerged,
)


@within(TicketResolved)
def keep_it_open_while_tasks_are(event: TicketResolved) -> None:
    tasks.refuse_while_tasks_are_open(event.ticket_id)


@within(StepUndone)
def keep_what_is_resolved_again_open(event: StepUndone) -> None:
    if event.resolved_at is not None:
        tasks.refuse_while_tasks_are_open(event.ticket_id)


@within(TicketMerged)
def take_the_tasks_along(event: TicketMerged) -> None:
    tasks.follow(event)


@within(TicketUnmerged)
def give_the_tasks_back(event: TicketUnmerged) -> None:
    tasks.follow_back(event)


@after(
    MessageHeard,
    MessagesGivenBack,
    MessagesTakenIn,
    StepUndone,
    TicketReopened,
    TicketResolved,
    TicketUnmerged,
)
def settle_what_it_was_done_for(
    event: MessageHeard
    | MessagesGivenBack
    | MessagesTakenIn
    | StepUndone
    | TicketReopened
    | TicketResolved
    | TicketUnmerged,
) -> None:
    tasks.follow_child(event.ticket_id, at=event.at)
