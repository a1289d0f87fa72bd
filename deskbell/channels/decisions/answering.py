"""Whom the desk writes to by itself, and whom never: machines must not answer machines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

#: One sender is sent one confirmation in this time, and no more than this many in a day.
WINDOW = timedelta(minutes=10)
A_DAY = timedelta(days=1)
MOST_IN_A_DAY = 12

ROBOTS = re.compile(
    r"^(?:mailer-?daemon|postmaster|no[._-]?reply|do[._-]?not[._-]?reply|bounces?)(?:[+=._-].*)?$"
)


@dataclass(frozen=True)
class OpenedBy:
    """Who asked, as far as it decides whether they may be written to."""

    address: str | None
    mark: str = ""
    is_ours: bool = False


def why_silent(who: OpenedBy) -> str:
    """Why nothing is sent by itself to `who`: a code, or empty where it is.

    A spoofed sender is not written to, since the mail would reach whoever owns the address and
    never asked.
    """
    if not who.address:
        return "no_address"
    if who.is_ours:
        return "own_address"
    if who.mark in ("automatic", "spoofed"):
        return who.mark
    return "robot" if ROBOTS.match(who.address.lower().rpartition("@")[0]) else ""


def window_of(at: datetime) -> datetime:
    """The beginning of the window `at` falls in, the same for every worker."""
    seconds = WINDOW.total_seconds()
    return datetime.fromtimestamp(at.timestamp() // seconds * seconds, tz=UTC)
