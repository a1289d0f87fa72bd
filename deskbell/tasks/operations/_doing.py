"""Doing: a task is taken, done, skipped, taken up again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import NotPermitted
from deskbell.tasks import queries
from deskbell.tasks.decisions import waiting
from deskbell.tasks.events import TaskChanged, TaskDone, TaskReopened, TaskSkipped
from deskbell.tasks.models import Task
from deskbell.tasks.operations._gripping import FINISHED, grip_task
from deskbell.tasks.operations._planning import Unfit, said_of
from deskbell.tickets import operations as tickets

ALREADY = _("This task is over already.")


@transaction.atomic
def take(task: Task, *, by: Actor, at: datetime) -> Task:
    """Do it oneself. Raises `NotPermitted`, `Refused`."""
    task = grip_task(task, by=by)
    if by.person_id is None:
        raise NotPermitted
    _refuse_unless_open(task)
    if task.holder_id == by.person_id:
        return task
    task.holder_id = by.person_id
    task.save(update_fields=["holder"])
    record(TaskChanged(**said_of(task), by=by.ref, at=at))
    return task


@transaction.atomic
def finish(task: Task, *, by: Actor, at: datetime) -> Task:
    """It is done. Raises `NotPermitted`, and `Refused` while it waits for another task."""
    task = grip_task(task, by=by)
    _refuse_unless_open(task)
    tasks = queries.tasks_of(task.ticket_id)
    if before := waiting(queries.standing(tasks)).get(task.pk):
        title = next(one.title for one in tasks if one.pk == before)
        raise tickets.Refused(format_lazy(_("First this has to be done: {title}"), title=title))
    settle(task, Task.State.DONE, by=by, at=at)
    record(TaskDone(ticket_id=task.ticket_id, task_id=task.pk, title=task.title, by=by.ref, at=at))
    return task


@transaction.atomic
def skip(task: Task, *, reason: str, by: Actor, at: datetime) -> Task:
    """It is not done, for a reason. Raises `NotPermitted`, `Refused`, `Unfit`."""
    task = grip_task(task, by=by)
    _refuse_unless_open(task)
    if not reason.strip():
        raise Unfit("reason", _("Say why it is not done."))
    settle(task, Task.State.SKIPPED, by=by, at=at, reason=reason.strip())
    record(
        TaskSkipped(
            ticket_id=task.ticket_id,
            task_id=task.pk,
            title=task.title,
            reason=task.reason,
            by=by.ref,
            at=at,
        )
    )
    return task


@transaction.atomic
def reopen(task: Task, *, by: Actor, at: datetime) -> Task:
    """It was not over after all. Raises `NotPermitted`, `Refused` where the ticket is finished."""
    task = grip_task(task, by=by)
    if task.ticket.is_finished:
        raise tickets.Refused(FINISHED)
    if task.is_open:
        return task
    task.state, task.reason, task.settled_at, task.settled_by = Task.State.OPEN, "", None, ""
    task.save(update_fields=["state", "reason", "settled_at", "settled_by"])
    record(
        TaskReopened(ticket_id=task.ticket_id, task_id=task.pk, title=task.title, by=by.ref, at=at)
    )
    return task


def settle(task: Task, state: str, *, by: Actor, at: datetime, reason: str = "") -> None:
    task.state, task.reason, task.settled_at, task.settled_by = state, reason, at, by.ref
    task.save(update_fields=["state", "reason", "settled_at", "settled_by"])


def _refuse_unless_open(task: Task) -> None:
    if not task.is_open:
        raise tickets.Refused(ALREADY)
