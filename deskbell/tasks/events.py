"""What can happen to the tasks of a ticket. It is told in the chain of the ticket."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from deskbell.kernel.events import Event, Words


class TaskEvent(Event):
    """Something happened to a task of a ticket."""

    stream = "ticket"


@dataclass(frozen=True, kw_only=True)
class TaskAdded(TaskEvent):
    """A team was asked to do a part of a ticket; `child_id` is the ticket they do it in, if any."""

    name = "ticket.task_added"
    sentence = "asked for a task: {title}"
    ticket_id: int
    task_id: int
    team_id: int
    holder_id: int | None
    due_at: datetime | None
    is_gating: bool
    waits_for_id: int | None
    child_id: int | None
    position: int
    title: Words
    brief: Words


@dataclass(frozen=True, kw_only=True)
class TaskChanged(TaskEvent):
    """A task says something else now, or somebody else does it, or it is due another time."""

    name = "ticket.task_changed"
    sentence = "changed a task: {title}"
    ticket_id: int
    task_id: int
    team_id: int
    holder_id: int | None
    due_at: datetime | None
    is_gating: bool
    waits_for_id: int | None
    position: int
    #: True where somebody else is to do it now.
    is_given: bool = False
    title: Words
    brief: Words


@dataclass(frozen=True, kw_only=True)
class TaskDone(TaskEvent):
    """A task was done."""

    name = "ticket.task_done"
    sentence = "did a task: {title}"
    ticket_id: int
    task_id: int
    title: Words


@dataclass(frozen=True, kw_only=True)
class TaskSkipped(TaskEvent):
    """A task is not done, and why."""

    name = "ticket.task_skipped"
    sentence = "skipped a task: {title}"
    ticket_id: int
    task_id: int
    title: Words
    reason: Words


@dataclass(frozen=True, kw_only=True)
class TaskReopened(TaskEvent):
    """A task was not over after all."""

    name = "ticket.task_reopened"
    sentence = "took up a task again: {title}"
    ticket_id: int
    task_id: int
    title: Words


@dataclass(frozen=True, kw_only=True)
class TasksWaived(TaskEvent):
    """A lead decided that the ticket need not wait for its open tasks, and why."""

    name = "ticket.tasks_waived"
    sentence = "waived the open tasks"
    ticket_id: int
    task_ids: tuple[int, ...]
    reason: Words


@dataclass(frozen=True, kw_only=True)
class TasksTakenIn(TaskEvent):
    """The tasks of a ticket that was merged into this one are done here from now on."""

    name = "ticket.tasks_taken_in"
    sentence = "took in the tasks of a merged ticket"
    ticket_id: int
    from_ticket_id: int
    task_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class TasksGivenBack(TaskEvent):
    """Tasks that came with a ticket are done on that one again. Told on both."""

    name = "ticket.tasks_given_back"
    sentence = "the tasks of a merged ticket went back to it"
    ticket_id: int
    from_ticket_id: int
    to_ticket_id: int
    task_ids: tuple[int, ...]
