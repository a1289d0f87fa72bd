"""Emptying the tests' tables while pages and workers of a running desk may still look at them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import psycopg
from django.db import OperationalError

#: Each deadlock is one look of a page that began before the test was over; there are few.
TRIES = 5


def in_spite_of_readers(empty: Callable[..., Any]) -> Callable[..., Any]:
    """`empty`, done again where PostgreSQL ended it in favour of somebody who read crosswise.

    Emptying locks all tables in one order, a page reads them in another. No order of waiting
    avoids that: a page asks whenever it likes. Raises what `empty` raises, a deadlock after
    `TRIES` of them.
    """

    def again(*args: Any, **kwargs: Any) -> Any:
        for left in reversed(range(TRIES)):
            try:
                return empty(*args, **kwargs)
            except OperationalError as trouble:
                if not (left and isinstance(trouble.__cause__, psycopg.errors.DeadlockDetected)):
                    raise
        raise AssertionError("the last try returns or raises")

    return again
