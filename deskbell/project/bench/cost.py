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
# Where they stand in /proc/PID/stat behind the name: the parent, and the ticks in user and system
# mode, of the process itself and of its children that have ended.
PARENT, ALONE, WITH_CHILDREN = 1, slice(11, 13), slice(11, 15)


@dataclass(frozen=True)
class Cost:
    """What one call costs, in milliseconds: CPU as undisturbed as a quarter of the calls are (on a
    shared core the same work takes up to twice as long), and the 95th of 100 by the clock.
    """

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
    undisturbed = statistics.quantiles(ours, n=4)[0]
    slow = statistics.quantiles(wall, n=20)[18]
    return Cost(undisturbed * 1000, database * 1000, slow * 1000)


def cpu_of_everything() -> float:
    """Seconds of CPU that ended children of ours and the whole database server have used."""
    spent = os.times()
    server = _parent_of(_backend())
    backends = [pid for pid in _processes() if _parent_of(pid) == server]
    database = _cpu_of(server, WITH_CHILDREN) + sum(_cpu_of(pid) for pid in backends)
    return spent.children_user + spent.children_system + database


def _backend() -> int:
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid: int = cursor.fetchone()[0]
        return pid


def _processes() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").glob("[0-9]*")]


def _parent_of(pid: int) -> int:
    words = _words_of(pid)
    return int(words[PARENT]) if words else 0


def _cpu_of(pid: int, which: slice = ALONE) -> float:
    return sum(map(int, _words_of(pid)[which])) / TICKS


def _words_of(pid: int) -> list[str]:
    """What the system tells of a process; nothing where it does not tell (not Linux)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []
