"""Gating: a ticket is not resolved while somebody still has to do a part of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require
from deskbell.tasks import policies, queries
from deskbell.tasks.events import TasksWaived
from deskbell.tasks.models import Task
from deskbell.tasks.operations._doing import settle
from deskbell.tasks.operations._planning import Unfit
from deskbell.tickets import operations as tickets

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket


class StillToDo(tickets.Refused):
    """These tasks keep the ticket open."""

    def __init__(self, tasks: list[Task]) -> None:
        titles = " · ".join(task.title for task in tasks)
        why = _("It waits for open tasks: {titles}. Do or skip them first, or ask a lead.")
        super().__init__(format_lazy(why, titles=titles))
        self.tasks = tasks


def refuse_while_tasks_are_open(ticket_id: int) -> None:
    """Raises `StillToDo`, and with it everything the transaction did is undone."""
    if tasks := queries.gating(ticket_id):
        raise StillToDo(tasks)


@transaction.atomic
def resolve_despite(
    ticket: Ticket, *, reason: str, by: Actor, at: datetime, **resolution: Any
) -> Ticket:
    """Resolve a ticket though tasks are open: a lead answers for it, with a reason.

    The open tasks count as skipped. `resolution` as in `tickets.resolve`, and raises the same;
    `Unfit` without a reason.
    """
    ticket = tickets.lock(ticket.pk)
    require(policies.may_waive(by, ticket))
    if not reason.strip():
        raise Unfit("despite", _("Say why it need not wait for them."))
    waived = queries.gating(ticket.pk)
    for task in waived:
        settle(task, Task.State.SKIPPED, by=by, at=at, reason=reason.strip())
    if waived:
        record(
            TasksWaived(
                ticket_id=ticket.pk,
                task_ids=tuple(task.pk for task in waived),
                reason=reason.strip(),
                by=by.ref,
                at=at,
            )
        )
    return tickets.resolve(ticket, **resolution, by=by, at=at)
