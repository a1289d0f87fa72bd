"""Waking: a loop sleeps until the database says that there is work, and looks up besides.

And watching: of several workers that could do a thing, one does it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connection
from psycopg import sql

WANTED = ("host", "port", "dbname", "user", "password", "options", "sslmode", "sslrootcert")


@contextmanager
def sleeper(channel: str) -> Iterator[Callable[[float], None]]:
    """Inside: a function that sleeps until `wake(channel)` was committed, or so many seconds.

    What is woken between two sleeps ends the next one at once.
    """
    with _connection() as listening:
        listening.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))

        def sleep(seconds: float) -> None:
            for _ in listening.notifies(timeout=seconds, stop_after=1):
                pass

        yield sleep


def wake(channel: str) -> None:
    """Wake whoever sleeps on `channel`, once the present transaction is committed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, '')", [channel])


@contextmanager
def watch(purpose: str) -> Iterator[Callable[[int], bool]]:
    """Inside: a function that says whether the watch over the thing of this key is ours.

    It is asked again and again, and nobody else has the watch while it says yes. Whoever dies has
    it no longer. Raises `psycopg.OperationalError` once the database is gone, and the watch too.
    """
    with _connection() as watching:
        ours: set[int] = set()

        def is_ours(key: int) -> bool:
            if key in ours:
                watching.execute("SELECT")
                return True
            row = watching.execute(
                "SELECT pg_try_advisory_lock(hashtextextended(%s, %s))", [purpose, key]
            ).fetchone()
            if row is not None and row[0]:
                ours.add(key)
            return key in ours

        yield is_ours


def _connection() -> psycopg.Connection[tuple[Any, ...]]:
    """One beside Django's, which stays where it is while others come and go."""
    given = connection.get_connection_params()
    parameters = {name: given[name] for name in WANTED if given.get(name)}
    return psycopg.connect(**parameters, autocommit=True)
