"""Who may keep, share and change lists. Which one sees is said in `queries.listings_for`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from deskbell.kernel.actors import Actor
from deskbell.people import policies as people
from deskbell.tickets.policies import LEADING

if TYPE_CHECKING:
    from deskbell.views.models import List, Share


def may_keep_lists(actor: Actor) -> bool:
    """Save lists of one's own, pin and order: whoever works at a desk."""
    return actor.person_id is not None and people.is_staff(actor)


def may_share_with(actor: Actor, *, desk_id: int, team_id: int | None) -> bool:
    """With a team whoever leads it; with everybody at a desk its administrators."""
    if actor.is_system:
        return True
    if team_id is None:
        return actor.holds("administrator", desk_id=desk_id)
    return actor.holds(*LEADING, desk_id=desk_id, team_id=team_id)


def may_change(actor: Actor, saved: List, shares: Iterable[Share]) -> bool:
    """Change, share, delete: one's own, and what others see whoever may share it with them."""
    shares = list(shares)
    if not shares:
        return actor.is_system or (may_keep_lists(actor) and saved.owner_id in actor.identities)
    return all(may_share_with(actor, desk_id=one.desk_id, team_id=one.team_id) for one in shares)
