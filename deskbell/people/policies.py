"""Who may do what with people, desks and teams."""

from __future__ import annotations

from deskbell.kernel.actors import Actor

STAFF = ("agent", "lead", "manager", "administrator")


def is_staff(actor: Actor, desk_id: int | None = None) -> bool:
    """Works at this desk (or at any): may add and look up people there."""
    return actor.is_system or actor.holds(*STAFF, desk_id=desk_id)


def may_see_people(actor: Actor) -> bool:
    return is_staff(actor) or actor.holds("auditor")


def may_add_people(actor: Actor) -> bool:
    return is_staff(actor)


def may_merge_people(actor: Actor) -> bool:
    return actor.is_system or actor.holds("lead", "manager", "administrator")


def may_administer(actor: Actor, desk_id: int | None = None) -> bool:
    """May set up desks, teams and roles there."""
    return actor.is_system or actor.holds("administrator", desk_id=desk_id)
