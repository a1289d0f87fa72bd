"""Who may say that a request was met, or was not, and answer what was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbell.kernel.actors import Actor

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket


def may_answer(actor: Actor, ticket: Ticket) -> bool:
    """Whoever asked for it, or whom it concerned: nobody who helped."""
    return bool({ticket.requester_id, ticket.affected_id} & actor.identities)
