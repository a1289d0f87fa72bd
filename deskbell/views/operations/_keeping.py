"""Keeping count: where each ticket is counted is written down anew when something happened to it.

Every number is a sum of shifts that are only ever added, and every ticket is asked under a lock of
its own, with what is true then: so the last to ask is right, whoever was first.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import connection, transaction

from deskbell.conditions.decisions import Group, Standpoint
from deskbell.kernel import ledger
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.inserting import insert_all
from deskbell.tickets import queries as tickets
from deskbell.tickets.queries import FIELDS
from deskbell.views import queries
from deskbell.views.decisions import Bucket, Kept, Standing, shifts, standings
from deskbell.views.models import Place, Shift

BATCH = 500

WRITE = """
UPDATE views_place SET desk_id = now.desk_id, team_id = now.team_id,
    confidential_class = now.confidential_class, lists = string_to_array(now.lists, ' '),
    turns_at = now.turns_at
FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::text[], %s::text[], %s::timestamptz[])
    AS now (ticket_id, desk_id, team_id, confidential_class, lists, turns_at)
WHERE views_place.ticket_id = now.ticket_id
"""


@transaction.atomic
def keep(ticket_ids: Iterable[int], *, at: datetime) -> None:
    """Count these tickets where they are at `at`. Waits for whoever counts one of them."""
    _keep(set(ticket_ids), at=at, is_patient=True)


def keep_all(ticket_ids: Iterable[int], *, at: datetime) -> None:
    """The same for many, some at a time. Never holds one while it waits for another."""
    keys = sorted(set(ticket_ids))
    for start in range(0, len(keys), BATCH):
        some = keys[start : start + BATCH]
        with transaction.atomic():
            done = _keep(set(some), at=at, is_patient=False)
        for key in set(some) - done:
            keep([key], at=at)


def _keep(keys: set[int], *, at: datetime, is_patient: bool) -> set[int]:
    """Returns those that were counted: without patience, not what somebody else is counting."""
    before = _grip(keys, is_patient=is_patient)
    kept = queries.kept_lists()
    standing_of = standings(kept, FIELDS, _standpoint(kept, at))
    facts = tickets.facts_of(tickets.worked_by(SYSTEM).filter(pk__in=list(before)))
    now = {pk: standing_of(each) for pk, each in facts.items()}
    moved = shifts((before[pk], now[pk]) for pk in now)
    insert_all(Shift(key=key, number=n, **bucket._asdict()) for (key, bucket), n in moved.items())
    _write({pk: standing for pk, standing in now.items() if standing != before[pk]})
    _announce(before.values(), now.values())
    return set(before)


def _grip(keys: set[int], *, is_patient: bool) -> dict[int, Standing]:
    """Where these were counted until now, locked; what was never counted begins as nowhere."""
    found = _locked(keys, is_patient=is_patient)
    if missing := keys - found.keys():
        fresh = [Place(ticket_id=pk) for pk in sorted(missing)]
        Place.objects.bulk_create(fresh, ignore_conflicts=True)
        found |= _locked(missing, is_patient=is_patient)
    return found


def _locked(keys: set[int], *, is_patient: bool) -> dict[int, Standing]:
    locking = Place.objects.select_for_update(skip_locked=not is_patient)
    places = locking.filter(pk__in=sorted(keys)).order_by("pk")
    return {place.pk: _standing_of(place) for place in places}


def _standing_of(place: Place) -> Standing:
    bucket = Bucket(place.desk_id, place.team_id, place.confidential_class)
    return Standing(bucket, frozenset(place.lists), place.turns_at)


def _standpoint(kept: list[Kept], at: datetime) -> Standpoint:
    named = Group("all", tuple(each.condition for each in kept))
    return tickets.standpoint_of(SYSTEM, named, at=at, zone=Standpoint(at).zone)


def _write(changed: dict[int, Standing]) -> None:
    if not changed:
        return
    rows = [
        (pk, *one.bucket, " ".join(sorted(one.lists)), one.turns_at) for pk, one in changed.items()
    ]
    with connection.cursor() as cursor:
        cursor.execute(WRITE, [list(column) for column in zip(*rows, strict=True)])


def _announce(*standings: Iterable[Standing]) -> None:
    """Tell the pages of every desk where a ticket was or is counted."""
    desks = {one.bucket.desk_id for some in standings for one in some} - {0}
    ledger.announce([f"counts:{desk_id}" for desk_id in sorted(desks)])
