"""Arranging one's rail: what stands in it, and in which order."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.views import queries
from deskbell.views.decisions import moved
from deskbell.views.events import ListMoved, ListPinned, ListUnpinned
from deskbell.views.models import Arrangement
from deskbell.views.operations._grip import keeper


@transaction.atomic
def pin_list(key: str, *, by: Actor, at: datetime) -> None:
    """Put a list into one's rail. Raises `NotPermitted`, `List.DoesNotExist`."""
    chosen = _grip(by)
    queries.listing_for(by, key)
    if key in queries.rail_for(by).pinned:
        return
    chosen.unpinned = [other for other in chosen.unpinned if other != key]
    chosen.pinned = [*chosen.pinned, key]
    chosen.save(update_fields=["pinned", "unpinned"])
    record(ListPinned(arrangement_id=chosen.pk, key=key, by=by.ref, at=at))


@transaction.atomic
def unpin_list(key: str, *, by: Actor, at: datetime) -> None:
    """Take a list out of one's rail. Raises `NotPermitted`, `List.DoesNotExist`."""
    chosen = _grip(by)
    queries.listing_for(by, key)
    if key not in queries.rail_for(by).pinned:
        return
    chosen.pinned = [other for other in chosen.pinned if other != key]
    chosen.unpinned = [*chosen.unpinned, key]
    chosen.save(update_fields=["pinned", "unpinned"])
    record(ListUnpinned(arrangement_id=chosen.pk, key=key, by=by.ref, at=at))


@transaction.atomic
def move_list(key: str, steps: int, *, by: Actor, at: datetime) -> None:
    """Put a pinned list so many steps further down in its part of the rail (up, where negative).

    Raises `NotPermitted`, `List.DoesNotExist`.
    """
    chosen = _grip(by)
    queries.listing_for(by, key)
    rail = queries.rail_for(by)
    beside = rail.beside(key)
    if key not in beside or (now := moved(beside, key, steps)) == beside:
        return
    others = iter(now)
    chosen.order = [next(others) if each.key in beside else each.key for each in rail.listings]
    chosen.save(update_fields=["order"])
    record(ListMoved(arrangement_id=chosen.pk, key=key, order=tuple(now), by=by.ref, at=at))


def _grip(by: Actor) -> Arrangement:
    """What somebody chose so far, locked until the transaction ends."""
    person = keeper(by)
    Arrangement.objects.bulk_create([Arrangement(person_id=person)], ignore_conflicts=True)
    return Arrangement.objects.select_for_update().get(person=person)
