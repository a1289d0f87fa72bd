"""What somebody could work on next, and what is known of it that decides where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import BigIntegerField, Q, QuerySet, Value

from deskbell.kernel.actors import Actor
from deskbell.kernel.models import RecordedEvent
from deskbell.kernel.questions import question
from deskbell.people import queries as people
from deskbell.tickets.decisions import Situation, Verdict, placed
from deskbell.tickets.events import WaitBegun
from deskbell.tickets.models import Ticket
from deskbell.tickets.queries._lists import ROW, Row
from deskbell.tickets.queries._sight import worked_by

#: Of what somebody holds so many are looked at: the most pressing by priority and by promise. Of
#: what their teams have left, so many.
MOST_HELD, MOST_DUE, MOST_LEFT = 100, 25, 75
#: Somebody in more teams than this sees what the first of them have left.
MOST_TEAMS = 20

#: Which part a row belongs to, where it is not the key of a team.
HELD, DUE = 0, -1
BESIDES = ("received_at", "first_answered_at", "reopened", "woke_at", "woke_why")
#: In one pass over the messages: the ORM would look three times for the latest word of the desk.
TALK = """
SELECT ticket_id,
       min(at) FILTER (WHERE direction = 'in' AND mark <> 'automatic' AND at > said_at),
       max(missed_at) FILTER (WHERE at > COALESCE(said_at, '-infinity'))
FROM (
    SELECT ticket_id, direction, mark, at, missed_at,
           max(at) FILTER (WHERE direction = 'out' AND missed_at IS NULL)
               OVER (PARTITION BY ticket_id) AS said_at
    FROM tickets_message
    WHERE ticket_id = ANY(%s) AND withdrawn_at IS NULL
) AS spoken
GROUP BY ticket_id
"""

#: Of a ticket nothing was said on.
UNSPOKEN = (None, None)

#: Narrows what is looked at further.
Narrowing = Callable[[QuerySet[Ticket]], QuerySet[Ticket]]


@dataclass(frozen=True, slots=True)
class Next:
    """A ticket in somebody's work, and where it stands there."""

    row: Row
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Work:
    """Somebody's work in order. `is_all` is False where there is more than is looked at."""

    tickets: list[Next]
    is_all: bool


def work_of(actor: Actor, *, at: datetime, narrowed: Narrowing | None = None) -> Work:
    """What `actor` holds, and what nobody in their teams has taken, in the order to do it in."""
    who = replace(actor.rights, identities=actor.identities)
    teams = tuple(sorted(set(people.teams_joined(actor.identities)))[:MOST_TEAMS])
    asked = _found(actor=who, teams=teams) if narrowed is None else _parts(narrowed, who, teams)
    parts: dict[int, list[Any]] = defaultdict(list)
    for part, *row in asked:
        parts[part].append(row)
    left = [parts[team] for team in teams]
    is_all = len(parts[HELD]) < MOST_HELD and all(len(part) < MOST_LEFT for part in left)
    found = {row[0]: row for row in (*parts[HELD], *parts[DUE], *_most_pressing(left))}
    return Work(_in_order(list(found.values()), at), is_all)


def work_among(tickets: Any, actor: Actor) -> QuerySet[Ticket]:
    """All of `tickets` that are `actor`'s work, also where that is more than is looked at."""
    taken = Q(taken_at__isnull=False, holder__in=actor.identities)
    left = Q(taken_at=None, team__in=people.teams_joined(actor.identities))
    return tickets.unfinished().filter(taken | left, snoozed_until=None)  # type: ignore[no-any-return]


def _most_pressing(left: list[list[Any]]) -> list[Any]:
    """Of what several teams have left as much as of one, by priority and age."""
    rows = [row for part in left for row in part]
    rows.sort(key=lambda row: (row[ROW.index("priority")], row[len(ROW)], row[0]))
    return rows[:MOST_LEFT]


def _in_order(found: list[Any], at: datetime) -> list[Next]:
    keys = [row[0] for row in found]
    talk = _talk(keys) if keys else {}
    waits = _waits([pk for pk, _, _, status, *_ in found if status.startswith("waiting")])
    placing = []
    for *columns, received_at, first_answered_at, reopened, woke_at, woke_why in found:
        row = Row(*columns)
        heard_at, missed_at = talk.get(row.pk, UNSPOKEN)
        facts = Situation(
            number=row.number,
            priority=row.priority,
            received_at=received_at,
            is_waiting=row.status.startswith("waiting"),
            is_taken=row.taken_at is not None,
            is_answered=first_answered_at is not None,
            due_at=row.news_due_at,
            heard_at=heard_at,
            missed_at=missed_at,
            waits_until=waits.get(row.pk),
            reopened=reopened,
            woke_at=woke_at,
            woke_why=woke_why,
        )
        placing.append(Next(row, placed(facts, at=at)))
    return sorted(placing, key=lambda one: one.verdict.rank)


@question
def _found(*, actor: Actor, teams: tuple[int, ...]) -> QuerySet[Ticket, tuple[Any, ...]]:
    return _parts(lambda tickets: tickets, actor, teams)


def _parts(
    narrowed: Narrowing, actor: Actor, teams: tuple[int, ...]
) -> QuerySet[Ticket, tuple[Any, ...]]:
    """In one statement, each part in the order of an index of its own."""
    awake = worked_by(actor).unfinished().filter(snoozed_until=None)  # type: ignore[attr-defined]
    seen = narrowed(awake)
    held = seen.filter(holder__in=actor.identities, taken_at__isnull=False)
    pressing = ("priority", "received_at", "pk")
    due = _part(DUE, held.filter(news_due_at__isnull=False), MOST_DUE, "news_due_at", "pk")
    left = seen.filter(taken_at=None)
    parts = [_part(team, left.filter(team=team), MOST_LEFT, *pressing) for team in teams]
    return _part(HELD, held, MOST_HELD, *pressing).union(due, *parts, all=True)


def _part(
    part: int, tickets: QuerySet[Ticket], most: int, *order: str
) -> QuerySet[Ticket, tuple[Any, ...]]:
    marked = tickets.annotate(part=Value(part, output_field=BigIntegerField()))
    return marked.order_by(*order).values_list("part", *ROW, *BESIDES)[:most]


def _talk(keys: Collection[int]) -> dict[int, tuple[datetime | None, ...]]:
    """By ticket: the first word of others after the latest of the desk that arrived, and when it
    turned out that one of the desk's since then reached nobody.
    """
    with connection.cursor() as cursor:
        cursor.execute(TALK, [list(keys)])
        return {pk: tuple(moments) for pk, *moments in cursor.fetchall()}


def _waits(keys: Collection[int]) -> dict[int, datetime]:
    """Until when each of these tickets waits, where somebody said so."""
    if not keys:
        return {}
    streams = [f"ticket:{pk}" for pk in keys]
    begun = RecordedEvent.objects.filter(Q(stream__in=streams), name=WaitBegun.name)
    latest = begun.order_by("stream", "-position").distinct("stream")
    return {
        int(stream.removeprefix("ticket:")): datetime.fromisoformat(until)
        for stream, until in latest.values_list("stream", "facts__until")
        if until
    }
