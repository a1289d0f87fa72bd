"""The ledger: an event, its place in the outbox and its announcement, written in one statement.

Recording is on the path of everything that happens, so this is SQL, where the rest asks models.
"""

from __future__ import annotations

from typing import Any

from django.db import connection
from psycopg.types.json import Jsonb

from deskbell.kernel.models import RecordedEvent

#: Every event is announced here on commit, by its stream ("ticket:12"): for relay and live pages.
CHANNEL = "deskbell_events"

WRITE = """
WITH event AS (
    INSERT INTO kernel_recordedevent
        (name, stream, position, by, at, cause_id, depth, under, facts, words, words_hash, seal,
         redacted)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, false)
    RETURNING id, stream
), outbox AS (
    INSERT INTO kernel_outbox (event_id, stream) SELECT id, stream FROM event WHERE %s
)
SELECT id, pg_notify(%s, stream) FROM event
"""

TAIL = (
    "SELECT position, seal FROM kernel_recordedevent WHERE stream = %s"
    " ORDER BY position DESC LIMIT 1"
)


def write(row: RecordedEvent, *, to_be_delivered: bool) -> None:
    """Write `row`, give it its key and announce it; into the outbox where somebody waits for it."""
    values: list[Any] = [
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
        to_be_delivered,
        CHANNEL,
    ]
    with connection.cursor() as cursor:
        cursor.execute(WRITE, values)
        row.pk = cursor.fetchone()[0]
    row._state.adding = False


def tail(stream: str) -> tuple[int, bytes]:
    """Position and seal of the last event of `stream`; zero and nothing for a new one."""
    with connection.cursor() as cursor:
        cursor.execute(TAIL, [stream])
        last = cursor.fetchone()
    return (last[0], bytes(last[1])) if last else (0, b"")
