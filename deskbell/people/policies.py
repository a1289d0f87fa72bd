"""Who may do what with people, desks and teams."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from deskbell.kernel.actors import Actor

if TYPE_CHECKING:
    from deskbell.people.models import Person

STAFF = ("agent", "lead", "manager", "administrator")


def is_staff(actor: Actor, desk_id: int | None = None) -> bool:
    """Works at this desk (or at any): may add and look up people there."""
    return actor.is_system or actor.holds(*STAFF, desk_id=desk_id)


def may_see_people(actor: Actor) -> bool:
    return is_staff(actor) or actor.holds("auditor")


def may_add_people(actor: Actor) -> bool:
    return is_staff(actor)


def may_merge_people(
    actor: Actor, *, people: Iterable[int] = (), desks: Iterable[int] = ()
) -> bool:
    """May make the records of `people`, who work at `desks`, one person, or part them.

    Whoever is merged may do what both could. So nobody merges themself, and whoever works at a
    desk is merged by an administrator of that desk only.
    """
    if actor.is_system:
        return True
    return (
        actor.holds("lead", "manager", "administrator")
        and not actor.identities & set(people)
        and all(actor.holds("administrator", desk_id=desk) for desk in desks)
    )


def may_administer(actor: Actor, desk_id: int | None = None) -> bool:
    """May set up desks, teams and roles there."""
    return actor.is_system or actor.holds("administrator", desk_id=desk_id)


def may_sign_in(person: Person) -> bool:
    """Only people somebody has vouched for, under the record that stands for them."""
    return person.is_active and not person.is_stranger and person.merged_into_id is None


def may_let_in(actor: Actor, person_id: int, *, desks: Iterable[int]) -> bool:
    """May decide how this person, who works at `desks`, signs in: it is a way to act as them."""
    if actor.is_system or actor.person_id == person_id:
        return True
    return actor.holds("administrator") and all(
        actor.holds("administrator", desk_id=desk) for desk in desks
    )
