"""Pings: the name of what changed, carried by PostgreSQL and heard by every web process."""

from __future__ import annotations

from django.db import connection

CHANNEL = "deskbell_live"


def tell(stream_ref: str) -> None:
    """Say on commit that something happened to `stream_ref` ("ticket:12")."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, stream_ref])
