"""Who hands a shift over, and who reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbell.kernel.actors import Actor
from deskbell.tickets import policies as tickets

if TYPE_CHECKING:
    from deskbell.people.models import Team


def may_hand_over(actor: Actor, team: Team) -> bool:
    """Write the note of a shift, and acknowledge it: whoever works for the team."""
    return actor.holds(*tickets.WORKERS, desk_id=team.desk_id, team_id=team.pk)
