"""Who may make, change and use macros. Which one sees is said in `queries.macros_for`."""

from __future__ import annotations

from deskbell.kernel.actors import Actor
from deskbell.macros.decisions import Owner
from deskbell.people import policies as people

LEADING = ("lead", "manager", "administrator")


def may_use(actor: Actor) -> bool:
    """Run and pin those one sees: whoever works at a desk."""
    return actor.person_id is not None and people.is_staff(actor)


def may_keep(actor: Actor, owner: Owner, *, desk_id: int | None) -> bool:
    """Make and change what is of `owner`: one's own, a team's whoever leads it, a desk's whoever
    manages or administers it. `desk_id` is the desk of a team.
    """
    if actor.is_system:
        return True
    if owner.kind == "person":
        return may_use(actor) and owner.pk in actor.identities
    if owner.kind == "team":
        return actor.holds(*LEADING, desk_id=desk_id, team_id=owner.pk)
    return actor.holds("manager", "administrator", desk_id=owner.pk)
