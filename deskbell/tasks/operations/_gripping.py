"""A grip on a task: its ticket is locked first, so that a ticket and its tasks have one order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from deskbell.kernel.actors import Actor
from deskbell.kernel.permission import require
from deskbell.tasks import policies
from deskbell.tasks.models import Task
from deskbell.tickets import operations as tickets

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket

FINISHED = _("This ticket is finished. Reopen it to plan its tasks.")


def grip_ticket(ticket: Ticket, *, by: Actor) -> Ticket:
    """The ticket, locked, for somebody who plans its tasks. Raises `NotPermitted`, `Refused`."""
    held = tickets.lock(ticket.pk)
    require(policies.may_plan(by, held))
    if held.is_finished:
        raise tickets.Refused(FINISHED)
    return held


def grip_task(task: Task, *, by: Actor) -> Task:
    """The task as it is now, its ticket locked, for somebody who may do it.

    Raises `NotPermitted`.
    """
    while True:
        ticket_id = Task.objects.values_list("ticket", flat=True).get(pk=task.pk)
        ticket = tickets.lock(ticket_id)
        held = Task.objects.select_for_update(of=("self",)).select_related("team").get(pk=task.pk)
        if held.ticket_id == ticket.pk:
            held.ticket = ticket
            require(policies.may_do(by, ticket, held.team))
            return held
