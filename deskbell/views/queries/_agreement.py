"""Whether what is kept agrees with what is counted."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection
from django.db.models import F, Q

from deskbell.conditions.decisions import Group
from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import queries as tickets
from deskbell.views.models import KeptCount, Place
from deskbell.views.queries._counts import kept_lists

#: What happened a moment ago, or is due with time, is counted in a moment.
A_MOMENT = timedelta(minutes=1)

#: By how much the number in each list, by bucket, is more than what is written down of tickets.
OUT_OF_STEP = """
SELECT key, desk_id, team_id, confidential_class, sum(number) AS number FROM (
    SELECT key, desk_id, team_id, confidential_class, number FROM views_shift
    UNION ALL
    SELECT unnest(lists), desk_id, team_id, confidential_class, -1 FROM views_place
) AS told
GROUP BY key, desk_id, team_id, confidential_class HAVING sum(number) <> 0
"""


def counted_wrongly(*, at: datetime) -> set[int]:
    """The keys of tickets that stand in a list they are not counted in, or the other way round."""
    kept = [one for one in kept_lists() if KeptCount.objects.filter(key=one.key).exists()]
    named = Group("all", tuple(one.condition for one in kept))
    seen = tickets.standpoint_of(SYSTEM, named, at=at, zone=at.tzinfo)  # type: ignore[arg-type]
    every = tickets.worked_by(SYSTEM)
    wrong: set[int] = set()
    for one in kept:
        wanted = tickets.matching(every, one.condition, seen).order_by().values_list("pk")
        there = Place.objects.filter(lists__contains=[one.key]).values_list("pk")
        wrong |= {pk for (pk,) in wanted.difference(there)}
        wrong |= {pk for (pk,) in there.difference(wanted)}
    elsewhere = ~Q(
        desk_id=F("ticket__desk_id"),
        team_id=F("ticket__team_id"),
        confidential_class=F("ticket__confidential_class"),
    )
    wrong |= set(Place.objects.filter(elsewhere).values_list("pk", flat=True))
    settled = every.filter(pk__in=wrong, changed_at__lte=at - A_MOMENT)
    due = Place.objects.filter(turns_at__lte=at).values("pk")
    return set(settled.exclude(pk__in=due).values_list("pk", flat=True))


def count_out_of_step() -> int:
    """How many numbers are not what is written down of tickets."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({OUT_OF_STEP}) AS wrong")  # noqa: S608
        (count,) = cursor.fetchone()
        return int(count)


def count_uncounted() -> int:
    """How many lists wait to be counted."""
    known = set(KeptCount.objects.values_list("key", flat=True))
    return len({one.key for one in kept_lists()} - known)
