"""Jobs: work that outlives a request, queued in the transaction of its cause (Procrastinate)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import connection
from procrastinate import RetryStrategy, tasks
from procrastinate.contrib.django import app


def job(
    *,
    name: str,
    queue: str = "default",
    retry: RetryStrategy | bool = False,
    cron: str = "",
) -> Callable[[Callable[..., None]], tasks.Task[Any, Any, Any]]:
    """A task under a stable `name`. It gives its database connection back when it is done.

    `retry` says how often, and after which waits, one that failed is run again. With `cron` (UTC)
    it is queued at those times, once however many workers there are.
    """

    def make(function: Callable[..., None]) -> tasks.Task[Any, Any, Any]:
        @wraps(function)
        def run(**arguments: Any) -> None:
            try:
                function(**arguments)
            finally:
                if not connection.in_atomic_block:
                    connection.close()

        task: Any = app.task(name=name, queue=queue, retry=retry)(run)
        if cron:
            app.periodic(cron=cron)(task)
        made: tasks.Task[Any, Any, Any] = task
        return made

    return make
