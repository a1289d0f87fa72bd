"""Cost: CPU seconds of this process and of the database behind its connection."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """The median cost of one call, in milliseconds."""

    ours: float
    database: float
    wall: float

    @property
    def cpu(self) -> float:
        return self.ours + self.database


def cost_of(act: Callable[[], object], *, times: int = 60, warm: int = 5) -> Cost:
    """Call `act` again and again and say what one call costs.

    The database's share is counted in ticks of 10 ms, so it is averaged over all calls.
    """
    for _ in range(warm):
        act()
    backend = _backend()
    ours: list[float] = []
    wall: list[float] = []
    before = _cpu_of(backend)
    for _ in range(times):
        began, cpu = time.perf_counter(), time.process_time()
        act()
        ours.append(time.process_time() - cpu)
        wall.append(time.perf_counter() - began)
    database = (_cpu_of(backend) - before) / times
    return Cost(
        statistics.median(ours) * 1000, database * 1000, statistics.quantiles(wall, n=20)[18] * 1000
    )


def _backend() -> int:
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid: int = cursor.fetchone()[0]
        return pid


def _cpu_of(pid: int) -> float:
    """Seconds of CPU a process has used; 0 where the system does not tell (not Linux)."""
    try:
        words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(words[11]) + int(words[12])) / TICKS
