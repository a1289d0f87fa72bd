"""Who logs time, and who puts it right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbell.kernel.actors import Actor
from deskbell.tickets import policies as tickets

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket
    from deskbell.worklog.models import Entry

LEADING = ("lead", "manager", "administrator")


def may_log(actor: Actor, ticket: Ticket) -> bool:
    """Log time of one's own: whoever works on the ticket."""
    return actor.person_id is not None and tickets.may_work_on(actor, ticket)


def may_correct(actor: Actor, entry: Entry, ticket: Ticket) -> bool:
    """Change it or take it out: whose it is, and those who lead where the ticket is."""
    leads = actor.holds(*LEADING, desk_id=ticket.desk_id, team_id=ticket.team_id)
    return may_log(actor, ticket) and (entry.person_id in actor.identities or leads)
