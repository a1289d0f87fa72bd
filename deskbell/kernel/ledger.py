"""The ledger: events, their place in the outbox and their announcement, written in one statement.

Recording is on the path of everything that happens, so this is SQL, where the rest asks models.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.db import connection
from psycopg.types.json import Jsonb

from deskbell.kernel.models import RecordedEvent

#: Every event is announced here on commit, by its stream ("ticket:12"): for relay and live pages.
CHANNEL = "deskbell_events"

#: Position and seal that a new stream goes on from.
NOTHING_YET = (0, b"")

WRITE = """
WITH event AS (
    INSERT INTO kernel_recordedevent
        (name, stream, position, by, at, cause_id, depth, under, facts, words, words_hash, seal,
         redacted)
    VALUES {rows}
    RETURNING id, name, stream, position
), outbox AS (
    INSERT INTO kernel_outbox (event_id, stream)
    SELECT id, stream FROM event WHERE name = ANY(%s)
)
SELECT stream, position, id, pg_notify(%s, stream) FROM event
"""
ROW = "(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, false)"

TAILS = """
SELECT wanted.stream, tail.position, tail.seal
FROM unnest(%s::text[]) AS wanted (stream) CROSS JOIN LATERAL (
    SELECT position, seal FROM kernel_recordedevent
    WHERE stream = wanted.stream ORDER BY position DESC LIMIT 1
) AS tail
"""


def write(rows: Sequence[RecordedEvent], *, delivered: Collection[str]) -> None:
    """Write `rows`, give them their keys, announce them.

    Those whose name is in `delivered` go into the outbox: somebody waits for them.
    """
    if not rows:
        return
    values = [value for row in rows for value in _columns(row)]
    statement = WRITE.format(rows=", ".join([ROW] * len(rows)))
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, list(delivered), CHANNEL])
        keys = {(stream, position): key for stream, position, key, _ in cursor.fetchall()}
    for row in rows:
        row.pk = keys[row.stream, row.position]
        row._state.adding = False


def announce(refs: Sequence[str]) -> None:
    """Let live pages know, on commit, of what is no event: that something kept has moved."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_notify(%s, ref) FROM unnest(%s::text[]) AS ref", [CHANNEL, list(refs)]
        )


def tails(streams: Sequence[str]) -> dict[str, tuple[int, bytes]]:
    """Position and seal of the last event of each of `streams` that has one."""
    if not streams:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(TAILS, [list(dict.fromkeys(streams))])
        return {stream: (position, bytes(seal)) for stream, position, seal in cursor.fetchall()}


def _columns(row: RecordedEvent) -> tuple[Any, ...]:
    return (
        row.name,
        row.stream,
        row.position,
        row.by,
        row.at,
        row.cause_id,
        row.depth,
        row.under,
        Jsonb(row.facts),
        Jsonb(row.words),
        row.words_hash,
        row.seal,
    )
