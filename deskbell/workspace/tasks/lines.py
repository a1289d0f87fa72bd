"""A task as one line: what is to be done, who does it, what it waits for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from deskbell.kernel.actors import Actor
from deskbell.tasks import decisions, policies, queries
from deskbell.tickets import queries as tickets

ICONS = {"open": "circle", "done": "circle-check", "skipped": "circle-x"}


@dataclass(frozen=True)
class Line:
    """What is shown of a task, and what its reader may do about it."""

    task: Any
    icon: str
    #: The title of the open task that has to be done before.
    waits_for: str = ""
    may_do: bool = False
    may_plan: bool = False
    may_take: bool = False
    #: The number of its ticket, for who sees that.
    number: str = ""
    #: The number of the ticket it is done in, for who sees that.
    child: str = ""


def on_ticket(actor: Actor, ticket: Any) -> list[Line]:
    """The tasks of a ticket that `actor` sees as staff."""
    tasks = queries.tasks_of(ticket.pk)
    waits = decisions.waiting(queries.standing(tasks))
    titles = {task.pk: task.title for task in tasks}
    for task in tasks:
        task.ticket = ticket
    return [_line(actor, task, titles.get(waits.get(task.pk, 0), "")) for task in tasks]


def of(actor: Actor, tasks: Iterable[Any]) -> list[Line]:
    """Tasks of many tickets, for a list."""
    return [_line(actor, task) for task in tasks]


def _line(actor: Actor, task: Any, waits_for: str = "") -> Line:
    sees = queries.sees_ticket(actor, task)
    may_plan = policies.may_plan(actor, task.ticket)
    may_do = policies.may_do(actor, task.ticket, task.team)
    return Line(
        task,
        ICONS[task.state],
        waits_for,
        may_do=may_do,
        may_plan=may_plan and not task.ticket.is_finished,
        may_take=may_do and task.is_open and task.holder_id not in actor.identities,
        number=str(task.ticket.number) if sees else "",
        child=_number_of(actor, task.child),
    )


def _number_of(actor: Actor, child: Any) -> str:
    """Of the ticket it is done in, or of the one that goes on in."""
    standing = tickets.standing(child) if child else None
    return str(standing.number) if standing and tickets.sees_as_staff(actor, standing) else ""
