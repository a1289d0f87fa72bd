"""Following: a task goes with its ticket, and is over when the ticket it is done in is."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.events import record
from deskbell.tasks import queries
from deskbell.tasks.events import TasksTakenIn
from deskbell.tasks.models import Task
from deskbell.tasks.operations._doing import finish, reopen
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as asked


@transaction.atomic
def follow_child(child_id: int, *, at: datetime) -> Task | None:
    """Bring the task that is done in this ticket, if one is, to where the ticket stands now.

    A finished parent stays finished, whatever becomes of its children.
    """
    task = queries.done_in(child_id)
    if task is None or task.ticket.is_finished:
        return task
    is_over = asked.ticket(child_id).is_finished
    try:
        if is_over and task.is_open:
            return finish(task, by=SYSTEM, at=at)
        if not is_over and task.state == Task.State.DONE:
            return reopen(task, by=SYSTEM, at=at)
    except tickets.Refused:
        # It waits for another task, or its ticket was finished meanwhile: a person decides.
        return task
    return task


def move_with(from_ticket_id: int, to_ticket_id: int, *, by: str, at: datetime) -> None:
    """The tasks of a ticket that was merged go on with the one it was merged into."""
    tasks = queries.tasks_of(from_ticket_id)
    if not tasks:
        return
    place = len(queries.tasks_of(to_ticket_id))
    for position, task in enumerate(tasks, start=place):
        Task.objects.filter(pk=task.pk).update(ticket=to_ticket_id, position=position)
    record(
        TasksTakenIn(
            ticket_id=to_ticket_id,
            from_ticket_id=from_ticket_id,
            task_ids=tuple(task.pk for task in tasks),
            by=by,
            at=at,
        )
    )
