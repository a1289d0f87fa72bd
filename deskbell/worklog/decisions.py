"""Pure: what somebody means by a length of time, and what a timer has counted."""

from __future__ import annotations

from datetime import datetime, timedelta

from deskbell.hours.decisions import NotALength, length_of

#: Nobody works longer on one thing in one day.
LONGEST = 24 * 60
MINUTE = timedelta(minutes=1)


def minutes_in(text: str) -> int:
    """`1h 20m`, `1:20`, `1.5h` and `90` (minutes) in minutes.

    Raises `NotALength` also for less than a minute and for more than a day.
    """
    minutes = round(length_of(text, bare=MINUTE) / MINUTE)
    if not 1 <= minutes <= LONGEST:
        raise NotALength(text)
    return minutes


def in_words(minutes: int) -> str:
    """`1:20`: what `minutes_in` reads back."""
    return f"{minutes // 60}:{minutes % 60:02}"


def counted(seconds: int, running_since: datetime | None, *, at: datetime) -> int:
    """The seconds a timer has counted at `at`."""
    if running_since is None:
        return seconds
    return seconds + max(0, int((at - running_since).total_seconds()))


def to_log(seconds: int) -> int:
    """What is logged of it: whole minutes, at least one, at most a day."""
    return max(1, min(LONGEST, round(seconds / 60)))
