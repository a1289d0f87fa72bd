"""Recounting: what is due with time, what was changed, and what should agree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import connection, transaction

from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import queries as tickets
from deskbell.views import queries
from deskbell.views.models import KeptCount, List, Place
from deskbell.views.operations._keeping import BATCH, keep_all

#: Whoever adds meanwhile adds a row of their own: only rows that are there already become one.
FOLD = """
WITH several AS (
    SELECT key, desk_id, team_id, confidential_class FROM views_shift
    GROUP BY key, desk_id, team_id, confidential_class
    HAVING count(*) > 1 OR sum(number) = 0
), gone AS (
    DELETE FROM views_shift USING several
    WHERE views_shift.key = several.key AND views_shift.desk_id = several.desk_id
        AND views_shift.team_id = several.team_id
        AND views_shift.confidential_class = several.confidential_class
    RETURNING views_shift.*
)
INSERT INTO views_shift (key, desk_id, team_id, confidential_class, number)
SELECT key, desk_id, team_id, confidential_class, sum(number) FROM gone
GROUP BY key, desk_id, team_id, confidential_class HAVING sum(number) <> 0
"""


def turn(*, at: datetime) -> int:
    """Count again what is certain no longer, since time passed; return how many tickets."""
    turned = 0
    while due := list(
        Place.objects.filter(turns_at__lte=at)
        .order_by("turns_at")
        .values_list("pk", flat=True)[:BATCH]
    ):
        keep_all(due, at=at)
        turned += len(due)
    with connection.cursor() as cursor:
        cursor.execute(FOLD)
    return turned


def recount(*, at: datetime, anew: bool = False) -> bool:
    """Count every ticket where a list means something else than when it was counted last, or
    `anew` in any case. Until then its number is not known. Returns whether there was a reason.
    """
    meant = _meant()
    if not anew and meant == dict(KeptCount.objects.values_list("key", "digest")):
        return False
    for keys in _every_ticket():
        keep_all(keys, at=at)
    _note(meant, at)
    return True


@transaction.atomic
def _note(meant: dict[str, str], at: datetime) -> None:
    """These are counted, as far as nobody changed, deleted or stopped sharing one meanwhile."""
    list(List.objects.select_for_update().order_by("pk").values_list("pk"))
    now = _meant()
    KeptCount.objects.exclude(key__in=now).delete()
    KeptCount.objects.bulk_create(
        (
            KeptCount(key=key, digest=digest, counted_at=at)
            for key, digest in meant.items()
            if now.get(key) == digest
        ),
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["digest", "counted_at"],
    )


def _meant() -> dict[str, str]:
    return {one.key: queries.digest_of(one.condition) for one in queries.kept_lists()}


def _every_ticket() -> Iterator[list[int]]:
    """All keys, some at a time."""
    last = 0
    every = tickets.worked_by(SYSTEM).order_by("pk").values_list("pk", flat=True)
    while keys := list(every.filter(pk__gt=last)[:BATCH]):
        yield keys
        last = keys[-1]
