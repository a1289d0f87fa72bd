"""Digesting: what somebody has not looked at yet, in one mail, at the hour they chose."""

from __future__ import annotations

from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from deskbell.notices import queries
from deskbell.notices.decisions import DIGEST, digest_is_due, ways_of
from deskbell.notices.models import Bell, Errand
from deskbell.people import queries as people

#: A mail names no more; the bell has them all.
MOST = 50


def digest(*, at: datetime) -> int:
    """Lay out every digest that is due. Returns how many that were."""
    wanting = Bell.objects.exclude(ways={}).exclude(digested_at=None).values_list("pk", flat=True)
    return sum(_digest_for(pk, at=at) for pk in wanting.order_by("pk"))


@transaction.atomic
def _digest_for(pk: int, *, at: datetime) -> bool:
    """One, and that it was made, or neither: a crash makes none twice, and skips none."""
    bell = Bell.objects.select_for_update().get(pk=pk)
    assert bell.digested_at is not None
    zone = _zone_of(bell.person_id)
    when = (bell.digest, bell.digest_hour, zone)
    if not digest_is_due(*when, last=bell.digested_at, at=at):
        return False
    actor = people.actor_for(people.person(bell.person_id))
    fresh = queries.addressed_to(actor).filter(pk__gt=max(bell.seen, bell.digested), at__lte=at)
    found = [
        key
        for key, kind in fresh.order_by("-pk").values_list("pk", "kind")
        if DIGEST in ways_of(kind, bell.ways)
    ]
    bell.digested_at = at
    bell.digested = max(found, default=bell.digested)
    bell.save(update_fields=["digested_at", "digested"])
    if found:
        keys = found[:MOST]
        Errand.objects.create(
            person_id=bell.person_id, way=DIGEST, notices=keys, made_at=at, due_at=at
        )
    return bool(found)


def _zone_of(person_id: int) -> tzinfo:
    person = people.person(person_id)
    site = person.site.time_zone if person.site else ""
    return ZoneInfo(person.time_zone or site or settings.TIME_ZONE)
