"""Who may ask somebody outside. Who may read along is said in `queries`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbell.kernel.actors import Actor
from deskbell.tickets import policies

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket


def may_ask_outside(actor: Actor, ticket: Ticket) -> bool:
    """Begin, go on with and close side conversations of a ticket: whoever works on it."""
    return policies.may_work_on(actor, ticket)
