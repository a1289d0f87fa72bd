"""A grip on a list: locked, and permitted."""

from __future__ import annotations

from deskbell.kernel.actors import Actor
from deskbell.kernel.permission import require
from deskbell.views import policies
from deskbell.views.models import List, Share


def grip(saved: List, *, by: Actor) -> List:
    """The list as it is now, locked until the transaction ends, for somebody who may change it.

    Raises `NotPermitted`.
    """
    held = List.objects.select_for_update().get(pk=saved.pk)
    require(policies.may_change(by, held, Share.objects.filter(list=held)))
    return held


def keeper(by: Actor) -> int:
    """The key of whoever keeps lists of their own. Raises `NotPermitted`."""
    require(policies.may_keep_lists(by))
    assert by.person_id is not None
    return by.person_id
