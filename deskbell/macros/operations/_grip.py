"""A grip on a macro: locked, and permitted."""

from __future__ import annotations

from deskbell.kernel.actors import Actor
from deskbell.kernel.permission import require
from deskbell.macros import policies, queries
from deskbell.macros.decisions import Owner
from deskbell.macros.models import Macro
from deskbell.people import queries as people


def grip(macro: Macro, *, by: Actor) -> Macro:
    """The macro as it is now, locked until the transaction ends, for somebody who may change it.

    Raises `NotPermitted`.
    """
    held = Macro.objects.select_for_update().get(pk=macro.pk)
    require(queries.is_changeable(by, held))
    return held


def require_keeper(by: Actor, owner: Owner) -> None:
    """Raises `NotPermitted` unless `by` may make and change what is of `owner`."""
    desk_id = people.team(owner.pk).desk_id if owner.kind == "team" else None
    require(policies.may_keep(by, owner, desk_id=desk_id))
