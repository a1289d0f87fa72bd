"""Who may do what with a draft. Nobody but its writer sees one that has no time to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbell.drafts.models import Draft
from deskbell.kernel.actors import Actor
from deskbell.tickets import policies as tickets

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket


def may_write_on(actor: Actor, ticket: Ticket) -> bool:
    """Whoever is a person and works on the ticket."""
    return actor.person_id is not None and tickets.may_work_on(actor, ticket)


def may_hold_back(actor: Actor, ticket: Ticket) -> bool:
    """Keep a reply from leaving by itself: whoever works on the ticket, not its writer alone."""
    return tickets.may_work_on(actor, ticket)


def may_send(actor: Actor, draft: Draft) -> bool:
    """Nobody speaks in another's name."""
    return draft.writer_id == actor.person_id
