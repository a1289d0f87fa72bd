"""Who may begin a run, and whose it is. What it may do to a ticket, that ticket's rule says."""

from __future__ import annotations

from deskbell.bulk.models import Run
from deskbell.kernel.actors import Actor
from deskbell.tickets.policies import WORKERS


def may_begin(actor: Actor) -> bool:
    return actor.holds(*WORKERS)


def may_steer(actor: Actor, run: Run) -> bool:
    """Stop it, take it back: whoever began it, while they still work here."""
    return may_begin(actor) and run.begun_by_id in actor.identities
