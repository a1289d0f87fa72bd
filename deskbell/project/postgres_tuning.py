"""How the embedded PostgreSQL is set up: for a desk that shares its machine, on a solid-state disk.

An administrator's own wishes go before these: ALTER SYSTEM SET … as the role postgres.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Whoever may enter the socket's folder (0700) is the desk itself.
ACCESS = "local all all trust\n"

REACHED = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "cluster_name": "deskbell",
}

QUICK = {
    "jit": "off",
    "random_page_cost": "1.1",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "huge_pages": "off",
    "wal_compression": "on",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "checkpoint_completion_target": "0.9",
    "autovacuum_vacuum_scale_factor": "0.05",
    "autovacuum_analyze_scale_factor": "0.02",
    "idle_in_transaction_session_timeout": "5min",
    "update_process_title": "off",
}

# People's words must not reach the log: no statements, no values of a row that was refused.
QUIET = {
    "log_line_prefix": "",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_checkpoints": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}

# For tests only: a power cut may lose what was committed.
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}

MEGABYTE = 1 << 20


def configuration(socket: Path, access: Path, binaries: Path, *, durable: bool) -> str:
    """The text of postgresql.conf for a server that listens in `socket`."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // MEGABYTE
    settings = REACHED | QUICK | QUIET | ({} if durable else CARELESS)
    settings |= {
        "unix_socket_directories": quoted_name(socket),
        "hba_file": str(access),
        "shared_buffers": f"{min(max(memory // 8, 64), 2048)}MB",
        "effective_cache_size": f"{max(memory // 2, 128)}MB",
    }
    if any((binaries.parent / "lib").glob("pg_stat_statements.*")):
        settings["shared_preload_libraries"] = "pg_stat_statements"
    lines = [f"{name} = {quoted(value)}" for name, value in settings.items()]
    return "\n".join(["# Written by Deskbell at each start.", *lines, ""])


def quoted_name(path: Path) -> str:
    """`path` as one item of a list of names."""
    return '"' + str(path).replace('"', '""') + '"'


def quoted(value: str) -> str:
    """`value` as postgresql.conf wants it."""
    return "'" + value.replace("'", "''") + "'"
