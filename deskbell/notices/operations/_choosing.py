"""Choosing: how far one has looked, and in which ways one wants to hear of what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import NotPermitted
from deskbell.notices import queries
from deskbell.notices.decisions import BELL, EVERY, KINDS, WAYS
from deskbell.notices.events import NoticesChosen
from deskbell.notices.models import Bell


def look(*, by: Actor) -> None:
    """Everything there is for `by` has been before their eyes. Nobody else ever asks for that."""
    if by.person_id is None:
        raise NotPermitted
    latest = queries.addressed_to(by).order_by("-pk").values_list("pk", flat=True).first()
    Bell.objects.update_or_create(person_id=by.person_id, defaults={"seen": latest or 0})


@transaction.atomic
def choose(
    ways: Mapping[str, Iterable[str]],
    *,
    by: Actor,
    at: datetime,
    digest: str = "day",
    digest_hour: int = 8,
) -> Bell:
    """Hear of these kinds in these ways, and of others as is usual. A kind without ways is silent.

    Only what is not as usual is kept. A digest holds nothing from before it was wanted.
    Raises `NotPermitted`.
    """
    if by.person_id is None:
        raise NotPermitted
    wanted = {kind: set(ways[kind]) & WAYS.keys() for kind in KINDS if kind in ways}
    chosen = {
        kind: [way for way in WAYS if way in each]
        for kind, each in wanted.items()
        if each != KINDS[kind].ways
    }
    bell, _ = Bell.objects.select_for_update().get_or_create(person_id=by.person_id)
    bell.ways = chosen
    bell.off = [kind for kind, each in chosen.items() if BELL not in each]
    bell.digest = digest if digest in EVERY else "day"
    bell.digest_hour = digest_hour % 24
    if bell.digested_at is None:
        bell.digested_at = at
        bell.digested = queries.latest()
    bell.save()
    record(
        NoticesChosen(
            bell_id=by.person_id,
            off=tuple(bell.off),
            ways=chosen,
            digest=bell.digest,
            digest_hour=bell.digest_hour,
            by=by.ref,
            at=at,
        )
    )
    return bell
