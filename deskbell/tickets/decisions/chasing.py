"""Chasing: the requester asks again before the desk answered. A fault of the desk, never a fact
about the request: no priority follows from it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

#: Who writes again so soon adds something they forgot.
AFTERTHOUGHT = timedelta(minutes=10)


def is_chaser(
    *, at: datetime, heard_at: datetime | None, said_at: datetime | None, is_theirs: bool
) -> bool:
    """Whether what comes at `at` asks again for an answer to what was heard before.

    `heard_at` and `said_at`: the latest word of people outside and of the desk; `is_theirs`:
    whether the requester, or whom it concerns, writes.
    """
    if not is_theirs or heard_at is None or at - heard_at < AFTERTHOUGHT:
        return False
    return said_at is None or said_at < heard_at
