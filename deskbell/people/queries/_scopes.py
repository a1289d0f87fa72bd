"""Where a published configuration holds, everywhere or at one desk, and who may publish it."""

from __future__ import annotations

from deskbell.kernel.actors import Actor
from deskbell.people import policies
from deskbell.people.queries._desks import every_desk


def scope_of_desk(desk_id: int | None) -> str:
    """How a version says that it is a desk's own; empty: everywhere."""
    return f"desk:{desk_id}" if desk_id is not None else ""


def desk_of_scope(scope: str) -> int | None:
    _, _, pk = scope.partition(":")
    return int(pk) if pk else None


def may_publish(actor: Actor, scope: str) -> bool:
    """For one desk: its administrators. For everywhere: whoever looks after all desks."""
    desk_id = desk_of_scope(scope)
    if desk_id is not None:
        return policies.may_administer(actor, desk_id)
    return actor.is_system or all(policies.may_administer(actor, desk) for desk in every_desk())
