"""Following: a task goes with its ticket, and is over when the ticket it is done in is."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from django.db import transaction

from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.events import record
from deskbell.tasks import queries
from deskbell.tasks.events import TasksGivenBack, TasksTakenIn
from deskbell.tasks.models import Task
from deskbell.tasks.operations._doing import finish, reopen
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as asked
from deskbell.tickets.events import TicketMerged, TicketUnmerged


@transaction.atomic
def follow_child(child_id: int, *, at: datetime) -> None:
    """Bring the tasks that are done in this ticket to where it stands now, or where it goes on.

    A finished parent stays finished, whatever becomes of its children.
    """
    child = asked.standing(asked.ticket(child_id))
    for task in queries.done_in(child.pk):
        if not task.ticket.is_finished:
            _settle(task, is_over=child.is_finished, at=at)


def _settle(task: Task, *, is_over: bool, at: datetime) -> None:
    # Where it waits for another task, or its ticket was finished meanwhile, a person decides.
    with suppress(tickets.Refused):
        if is_over and task.is_open:
            finish(task, by=SYSTEM, at=at)
        elif not is_over and task.state == Task.State.DONE:
            reopen(task, by=SYSTEM, at=at)


def follow(merged: TicketMerged) -> None:
    """The tasks of a ticket that was merged go on with the one it was merged into."""
    here, to = merged.ticket_id, merged.merged_into_id
    place = len(queries.tasks_of(to))
    coming = tickets.come_along(queries.tasks_on(here), to=to, merge=merged.move_id)
    _line_up(coming, place)
    if coming:
        record(
            TasksTakenIn(
                ticket_id=to,
                from_ticket_id=here,
                task_ids=tuple(task.pk for task in coming),
                by=merged.by,
                at=merged.at,
            )
        )


def follow_back(unmerged: TicketUnmerged) -> None:
    """They go back with it. What was asked for since stays with the other ticket."""
    here, to = unmerged.from_ticket_id, unmerged.ticket_id
    place = len(queries.tasks_of(to))
    going = tickets.go_back(queries.tasks_on(here), to=to, merge=unmerged.move_id)
    _line_up(going, place)
    for told_on in (here, to) if going else ():
        record(
            TasksGivenBack(
                ticket_id=told_on,
                from_ticket_id=here,
                to_ticket_id=to,
                task_ids=tuple(task.pk for task in going),
                by=unmerged.by,
                at=unmerged.at,
            )
        )


def _line_up(tasks: Iterable[Task], place: int) -> None:
    """Behind those that are there, in the order they had."""
    in_order = sorted(tasks, key=lambda task: (task.position, task.pk))
    for position, task in enumerate(in_order, start=place):
        Task.objects.filter(pk=task.pk).update(position=position)
