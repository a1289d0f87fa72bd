"""Choosing: how far one has looked, and what one wants to hear of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import NotPermitted
from deskbell.notices import queries
from deskbell.notices.events import NoticesChosen
from deskbell.notices.models import Bell, Notice


def look(*, by: Actor) -> None:
    """Everything there is for `by` has been before their eyes. Nobody else ever asks for that."""
    if by.person_id is None:
        raise NotPermitted
    latest = queries.addressed_to(by).order_by("-pk").values_list("pk", flat=True).first()
    Bell.objects.update_or_create(person_id=by.person_id, defaults={"seen": latest or 0})


@transaction.atomic
def choose(off: Iterable[str], *, by: Actor, at: datetime) -> Bell:
    """Hear no longer of the kinds in `off`, and of all others. Raises `NotPermitted`."""
    if by.person_id is None:
        raise NotPermitted
    kinds = [kind for kind in Notice.Kind.values if kind in set(off)]
    bell, _ = Bell.objects.update_or_create(person_id=by.person_id, defaults={"off": kinds})
    record(NoticesChosen(bell_id=by.person_id, off=tuple(kinds), by=by.ref, at=at))
    return bell
