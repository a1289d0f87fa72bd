"""Who is shown on a ticket: whoever works on it. Auditors look on unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbell.kernel.actors import Actor
from deskbell.tickets import policies as tickets

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket


def may_appear_on(actor: Actor, ticket: Ticket) -> bool:
    return actor.person_id is not None and tickets.may_work_on(actor, ticket)
