"""Who may say why a promise was broken, and who looks after promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbell.kernel.actors import Actor
from deskbell.tickets import policies as tickets

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket

#: Roles that look after what is promised at a desk.
COMPLIANCE = ("lead", "manager", "administrator", "auditor")


def may_explain(actor: Actor, ticket: Ticket) -> bool:
    """The holder, and whoever leads where the ticket is."""
    if not tickets.may_work_on(actor, ticket):
        return False
    is_holder = ticket.holder_id in actor.identities
    leads = actor.holds("lead", "manager", desk_id=ticket.desk_id, team_id=ticket.team_id)
    administers = actor.holds("administrator", desk_id=ticket.desk_id)
    return is_holder or leads or administers or actor.is_system


def may_look_after_promises(actor: Actor) -> bool:
    """Whoever leads, manages or audits somewhere."""
    return actor.is_system or actor.holds(*COMPLIANCE)
