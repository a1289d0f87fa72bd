"""Who plans tickets that come again and again."""

from __future__ import annotations

from deskbell.kernel.actors import Actor
from deskbell.people import policies as people


def may_plan(actor: Actor, desk_id: int) -> bool:
    """Administrators of the desk."""
    return people.may_administer(actor, desk_id)
