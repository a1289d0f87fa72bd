"""Ringing: open pages of certain people are told that there is something for them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from deskbell.kernel.ledger import CHANNEL

#: Before the name of whom it is for, in what is announced.
BELL = "bell."


def ring(whom: Iterable[str]) -> None:
    """Let pages of `person:7` or of whoever is in `team:3` know, once this is committed."""
    names = [f"{BELL}{one}" for one in whom]
    if names:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_notify(%s, name) FROM unnest(%s::text[]) AS name", [CHANNEL, names]
            )
