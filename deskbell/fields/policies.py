"""Who may say which fields there are."""

from __future__ import annotations

from deskbell.kernel.actors import Actor
from deskbell.people import policies, queries


def may_set_fields(actor: Actor, desk_id: int | None = None) -> bool:
    """Of one desk: its administrators. Of everywhere: whoever looks after all desks."""
    if desk_id is not None:
        return policies.may_administer(actor, desk_id)
    return actor.is_system or all(
        policies.may_administer(actor, desk) for desk in queries.every_desk()
    )
