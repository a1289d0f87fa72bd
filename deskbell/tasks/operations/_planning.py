"""Planning: which tasks a ticket has, who does them, by when, and in which order."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from deskbell.kernel.actors import SYSTEM, Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require
from deskbell.people import queries as people
from deskbell.tasks import policies, queries
from deskbell.tasks.decisions import moved, would_circle
from deskbell.tasks.events import TaskAdded, TaskChanged
from deskbell.tasks.models import Task
from deskbell.tasks.operations._gripping import grip_task, grip_ticket
from deskbell.tickets import operations as tickets

if TYPE_CHECKING:
    from deskbell.people.models import Person, Team
    from deskbell.tickets.models import Ticket

#: Of one ticket. Whoever needs more has a project.
MOST = 50


class Unfit(Exception):
    """A task cannot be so. `why` says it to a person; `field` names what it is about."""

    def __init__(self, field: str, why: Promise) -> None:
        super().__init__(str(why))
        self.field, self.why = field, why


@transaction.atomic
def add(
    ticket: Ticket,
    *,
    title: str,
    team: Team,
    by: Actor,
    at: datetime,
    brief: str = "",
    holder: Person | None = None,
    due_at: datetime | None = None,
    is_gating: bool = True,
    waits_for: Task | None = None,
    as_ticket: bool = False,
) -> Task:
    """Ask a team, here or at another desk, to do a part of the ticket.

    With `as_ticket` it becomes a ticket of that team, asked for by whoever adds it, and is over
    when that is resolved. Raises `NotPermitted`, `Refused`, `Unfit`.
    """
    ticket = grip_ticket(ticket, by=by)
    before = queries.tasks_of(ticket.pk)
    if len(before) >= MOST:
        raise Unfit("title", _("A ticket has 50 tasks at most."))
    task = Task(
        ticket=ticket,
        position=len(before),
        title=_fitting(title),
        brief=brief.strip(),
        team=team,
        holder=holder,
        due_at=due_at,
        is_gating=is_gating,
        waits_for=waits_for,
        added_at=at,
        added_by=by.ref,
    )
    _refuse_what_is_unfit(task, before)
    if as_ticket:
        task.child = _child_of(task, by=by, at=at)
    task.save(force_insert=True)
    record(TaskAdded(**said_of(task), child_id=task.child_id, by=by.ref, at=at))
    return task


@transaction.atomic
def change(task: Task, *, by: Actor, at: datetime, **changes: Any) -> Task:
    """Say something else: title, brief, team, holder, due_at, is_gating, waits_for.

    What is not given stays. Raises `NotPermitted`, `Refused`, `Unfit`.
    """
    task = grip_task(task, by=by)
    require(policies.may_plan(by, task.ticket))
    before = (task.team_id, task.holder_id)
    for name, value in changes.items():
        setattr(task, name, value)
    task.title, task.brief = _fitting(task.title), task.brief.strip()
    is_given = (task.team_id, task.holder_id) != before
    _refuse_what_is_unfit(task, queries.tasks_of(task.ticket_id), is_given=is_given)
    task.save()
    record(TaskChanged(**said_of(task), is_given=is_given, by=by.ref, at=at))
    return task


@transaction.atomic
def place(task: Task, *, to: int, by: Actor, at: datetime) -> Task:
    """Put it at place `to` of its ticket's tasks, counted from 0. Raises `NotPermitted`."""
    task = grip_task(task, by=by)
    require(policies.may_plan(by, task.ticket))
    order = [one.pk for one in queries.tasks_of(task.ticket_id)]
    after = moved(order, task.pk, to=to)
    if after == order:
        return task
    for position, pk in enumerate(after):
        Task.objects.filter(pk=pk).update(position=position)
    task.refresh_from_db(fields=["position"])
    record(TaskChanged(**said_of(task), by=by.ref, at=at))
    return task


def _refuse_what_is_unfit(task: Task, others: list[Task], *, is_given: bool = True) -> None:
    if is_given and task.holder_id is not None:
        able = people.agents_of(task.team.desk_id, task.team_id)
        if not able.filter(pk=task.holder_id).exists():
            raise Unfit("holder", _("They do not work in that team."))
    if task.waits_for_id is None:
        return
    waits = {one.pk: one.waits_for_id for one in others}
    if task.waits_for_id not in waits:
        raise Unfit("waits_for", _("That is no task of this ticket."))
    if task.pk and would_circle(waits, task.pk, task.waits_for_id):
        raise Unfit("waits_for", _("That one waits for this one already."))


def _child_of(task: Task, *, by: Actor, at: datetime) -> Ticket:
    """The ticket it is done in. It holds the words of the task and nothing else of its parent."""
    if by.person_id is None:
        raise Unfit("as_ticket", _("Only a person can ask for a ticket."))
    asking = people.person(by.person_id)
    return tickets.receive(
        desk=task.team.desk,
        team=task.team,
        requester=asking,
        kind="task",
        channel="internal",
        subject=task.title,
        text=task.brief or task.title,
        confidential_class=_class_of(task),
        # Whoever asks holds no role at the other desk; who it was is the requester.
        by=SYSTEM,
        at=at,
    )


def _class_of(task: Task) -> str:
    """What is confidential here stays so at the same desk; elsewhere the class means nothing."""
    is_here = task.team.desk_id == task.ticket.desk_id
    return task.ticket.confidential_class if is_here else ""


def said_of(task: Task) -> dict[str, Any]:
    return {
        "ticket_id": task.ticket_id,
        "task_id": task.pk,
        "team_id": task.team_id,
        "holder_id": task.holder_id,
        "due_at": task.due_at,
        "is_gating": task.is_gating,
        "waits_for_id": task.waits_for_id,
        "position": task.position,
        "title": task.title,
        "brief": task.brief,
    }


def _fitting(title: str) -> str:
    fitted = " ".join(title.split())[:240]
    if not fitted:
        raise Unfit("title", _("A task says what is to be done."))
    return fitted
