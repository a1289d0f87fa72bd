"""Sharing a list with teams or with everybody at a desk, and no longer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require
from deskbell.views import policies
from deskbell.views.events import ListShared, ListUnshared
from deskbell.views.models import KeptCount, List, Share
from deskbell.views.operations._grip import grip


@dataclass(frozen=True)
class Audience:
    """A team of a desk; without one, everybody at the desk."""

    desk_id: int
    team_id: int | None = None


@transaction.atomic
def share_list(saved: List, audiences: Collection[Audience], *, by: Actor, at: datetime) -> List:
    """Let exactly these see it, besides its owner. Raises `NotPermitted`."""
    saved = grip(saved, by=by)
    was_shared = Share.objects.filter(list=saved).delete()[0]
    shared = let_see(saved, audiences, by=by)
    if audiences:
        record(ListShared(list_id=saved.pk, by=by.ref, at=at, **shared))
    elif was_shared:
        KeptCount.objects.filter(key=saved.key).delete()
        record(ListUnshared(list_id=saved.pk, by=by.ref, at=at))
    return saved


def let_see(saved: List, audiences: Collection[Audience], *, by: Actor) -> dict[str, Any]:
    """Write down who sees it; returns that as an event tells it. Raises `NotPermitted`."""
    for one in audiences:
        require(policies.may_share_with(by, desk_id=one.desk_id, team_id=one.team_id))
    Share.objects.bulk_create(
        Share(list=saved, desk_id=one.desk_id, team_id=one.team_id) for one in set(audiences)
    )
    return {
        "teams": tuple(sorted({one.team_id for one in audiences if one.team_id})),
        "desks": tuple(sorted({one.desk_id for one in audiences if not one.team_id})),
    }
