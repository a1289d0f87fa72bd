"""Who may plan tasks, and who may do them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbell.kernel.actors import Actor
from deskbell.tickets import policies as tickets

if TYPE_CHECKING:
    from deskbell.people.models import Team
    from deskbell.tickets.models import Ticket

#: Who answers for a ticket that goes on without what it was to wait for.
WAIVING = ("lead", "manager", "administrator")


def may_plan(actor: Actor, ticket: Ticket) -> bool:
    """Add, change and arrange the tasks of a ticket: whoever works on it."""
    return tickets.may_work_on(actor, ticket)


def may_do(actor: Actor, ticket: Ticket, team: Team) -> bool:
    """Take a task, do it, skip it: its team, and whoever works on the ticket."""
    return may_plan(actor, ticket) or actor.holds(
        *tickets.WORKERS, desk_id=team.desk_id, team_id=team.pk
    )


def may_waive(actor: Actor, ticket: Ticket) -> bool:
    """Let a ticket be resolved though tasks are open."""
    leads = actor.holds(*WAIVING, desk_id=ticket.desk_id, team_id=ticket.team_id)
    return actor.is_system or (leads and may_plan(actor, ticket))
