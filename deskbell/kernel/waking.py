"""Waking: a loop sleeps until the database says that there is work, and looks up besides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection
from psycopg import sql

WANTED = ("host", "port", "dbname", "user", "password", "options", "sslmode", "sslrootcert")


@contextmanager
def sleeper(channel: str) -> Iterator[Callable[[float], None]]:
    """Inside: a function that sleeps until `wake(channel)` was committed, or so many seconds.

    Listens on a connection of its own. What is woken between two sleeps ends the next one at once.
    """
    given = connection.get_connection_params()
    parameters = {name: given[name] for name in WANTED if given.get(name)}
    with psycopg.connect(**parameters, autocommit=True) as listening:
        listening.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))

        def sleep(seconds: float) -> None:
            for _ in listening.notifies(timeout=seconds, stop_after=1):
                pass

        yield sleep


def wake(channel: str) -> None:
    """Wake whoever sleeps on `channel`, once the present transaction is committed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, '')", [channel])
