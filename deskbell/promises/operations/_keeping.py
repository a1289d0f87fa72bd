"""Keeping: the clocks of tickets, read and written in one statement each.

Every mail and every reply moves them, so this is SQL, where the rest asks models.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from psycopg.types.json import Jsonb

from deskbell.promises.decisions import CourseSoFar
from deskbell.promises.models import Standing
from deskbell.sla import queries as sla
from deskbell.sla.decisions import Clock, Course, Facts, due_in, next_in

READ = """
SELECT s.ticket_id, s.desk_id, s.facts, s.under, s.status, s.team_id,
    coalesce((SELECT jsonb_agg(to_jsonb(c) ORDER BY c.id) FROM promises_clock c
              WHERE c.ticket_id = s.ticket_id), '[]')
FROM promises_standing s WHERE s.ticket_id = ANY(%s)
"""
WRITE = """
WITH standing AS (
    INSERT INTO promises_standing AS s (ticket_id, desk_id, facts, under, status, team_id,
        due_at, risk, owed, next_at)
    VALUES {standings}
    ON CONFLICT (ticket_id) DO UPDATE SET desk_id = excluded.desk_id, facts = excluded.facts,
        under = excluded.under, status = excluded.status, team_id = excluded.team_id,
        due_at = excluded.due_at, risk = excluded.risk, owed = excluded.owed,
        next_at = excluded.next_at
)
INSERT INTO promises_clock AS c (ticket_id, measure, round, about, began_at, minutes, rule,
    calendar, state, elapsed, since, due_at, ended_at, broken_at, warned, log, broke_team_id,
    broke_status, is_owed)
SELECT * FROM jsonb_to_recordset(%s) AS new (ticket_id bigint, measure text, round smallint,
    about bigint, began_at timestamptz, minutes integer, rule text, calendar bigint, state text,
    elapsed bigint, since timestamptz, due_at timestamptz, ended_at timestamptz,
    broken_at timestamptz, warned smallint, log jsonb, broke_team_id bigint, broke_status text,
    is_owed boolean)
ON CONFLICT (ticket_id, measure, round) DO UPDATE SET about = excluded.about,
    began_at = excluded.began_at, minutes = excluded.minutes,
    rule = excluded.rule, calendar = excluded.calendar, state = excluded.state,
    elapsed = excluded.elapsed, since = excluded.since, due_at = excluded.due_at,
    ended_at = excluded.ended_at, broken_at = excluded.broken_at, warned = excluded.warned,
    log = excluded.log, broke_team_id = coalesce(c.broke_team_id, excluded.broke_team_id),
    broke_status = coalesce(nullif(c.broke_status, ''), excluded.broke_status),
    is_owed = c.is_owed OR excluded.is_owed
"""
STANDING = "(%s, %s, %s, %s::bigint[], %s, %s, %s, %s, %s, %s)"
MICROSECOND = timedelta(microseconds=1)


@dataclass
class Kept:
    """The promises of one ticket as they were read, and as they are to be written."""

    ticket_id: int
    desk_id: int
    facts: dict[str, Any]
    under: tuple[int, ...]
    course: Course
    #: The clocks as they stand in the table.
    before: dict[tuple[str, int], Clock] = field(default_factory=dict)
    #: The keys of those whose breach was explained.
    explained: frozenset[tuple[str, int]] = frozenset()

    def now(self, so_far: CourseSoFar) -> None:
        """Stand where the events of the ticket lead."""
        self.desk_id, self.facts, self.under = so_far.desk_id, so_far.facts, so_far.under
        self.course = so_far.course

    @property
    def newly_broken(self) -> list[Clock]:
        """What ran out and was not said to be so before."""
        return [
            clock
            for clock in self.course.clocks
            if clock.broken_at and not (self.before.get(clock.key) or BLANK).broken_at
        ]

    def is_owed(self, clock: Clock) -> bool:
        """Whether somebody has to say why it was late."""
        return clock.broken_at is not None and clock.measure in self.course.terms.explain

    @property
    def owed(self) -> int:
        return sum(
            self.is_owed(clock) and clock.key not in self.explained for clock in self.course.clocks
        )

    @property
    def risk(self) -> int:
        running = list(self.course.running())
        if any(clock.broken_at for clock in running):
            return int(Standing.Risk.BROKEN)
        return int(Standing.Risk.AT_RISK if any(one.warned for one in running) else 0)


BLANK: Any = type("Blank", (), {"broken_at": None})


def kept(ticket_ids: Iterable[int]) -> dict[int, Kept]:
    """Of each of these tickets what is promised. The caller holds the tickets."""
    with connection.cursor() as cursor:
        cursor.execute(READ, [list(ticket_ids)])
        return {row[0]: _read(*row) for row in cursor.fetchall()}


def keep(changed: Sequence[Kept]) -> None:
    """Write what changed."""
    if not changed:
        return
    values: list[Any] = [value for one in changed for value in _standing(one)]
    clocks = [
        _written(one, clock)
        for one in changed
        for clock in one.course.clocks
        if one.before.get(clock.key) != clock
    ]
    values.append(Jsonb(clocks))
    with connection.cursor() as cursor:
        statement = WRITE.format(standings=", ".join([STANDING] * len(changed)))
        cursor.execute(statement, values)
        gone = [
            (one.ticket_id, *key)
            for one in changed
            for key in one.before.keys() - {clock.key for clock in one.course.clocks}
        ]
        for ticket_id, measure, number in gone:
            cursor.execute(
                "DELETE FROM promises_clock WHERE ticket_id = %s AND measure = %s AND round = %s",
                [ticket_id, measure, number],
            )


def _standing(one: Kept) -> tuple[Any, ...]:
    course = one.course
    return (
        *(one.ticket_id, one.desk_id, Jsonb(one.facts), list(one.under), course.status),
        *(course.team, due_in(course), one.risk, one.owed, next_in(course)),
    )


def _written(one: Kept, clock: Clock) -> dict[str, Any]:
    is_broken = clock.broken_at is not None
    return {
        "ticket_id": one.ticket_id,
        "measure": clock.measure,
        "round": clock.round,
        "about": clock.about,
        "began_at": _said(clock.began_at),
        "minutes": clock.minutes,
        "rule": clock.rule,
        "calendar": clock.calendar,
        "state": clock.state,
        "elapsed": clock.elapsed // MICROSECOND,
        "since": _said(clock.since),
        "due_at": _said(clock.due_at),
        "ended_at": _said(clock.ended_at),
        "broken_at": _said(clock.broken_at),
        "warned": clock.warned,
        "log": list(clock.log),
        "broke_team_id": (clock.about or one.course.team) if is_broken else None,
        "broke_status": one.course.status if is_broken else "",
        "is_owed": one.is_owed(clock),
    }


def _said(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _read(
    ticket_id: int,
    desk_id: int,
    facts: str | Any,
    under: list[int],
    status: str,
    team_id: int | None,
    rows: str | Any,
) -> Kept:
    facts, rows = json.loads(facts), json.loads(rows)
    clocks = tuple(clock_of(row) for row in rows)
    terms = sla.terms_under(Facts.from_json(facts), under)
    return Kept(
        ticket_id=ticket_id,
        desk_id=desk_id,
        facts=facts,
        under=tuple(under),
        course=Course(status, team_id, terms, clocks),
        before={clock.key: clock for clock in clocks},
        explained=frozenset((row["measure"], row["round"]) for row in rows if row["cause_code"]),
    )


def clock_of(row: dict[str, Any]) -> Clock:
    """The clock that a row, as JSON, holds."""
    return Clock(
        measure=row["measure"],
        round=row["round"],
        began_at=datetime.fromisoformat(row["began_at"]),
        minutes=row["minutes"],
        rule=row["rule"],
        calendar=row["calendar"],
        hours=sla.hours_under(row["calendar"]),
        about=row["about"],
        state=row["state"],
        elapsed=row["elapsed"] * MICROSECOND,
        since=_moment(row["since"]),
        due_at=_moment(row["due_at"]),
        ended_at=_moment(row["ended_at"]),
        broken_at=_moment(row["broken_at"]),
        warned=row["warned"],
        log=tuple(row["log"]),
    )


def _moment(said: str | None) -> datetime | None:
    return datetime.fromisoformat(said) if said else None


def started(so_far: CourseSoFar, ticket_id: int) -> Kept:
    """The promises of a ticket that nothing is kept of yet."""
    return Kept(ticket_id, so_far.desk_id, so_far.facts, so_far.under, replace(so_far.course))
