"""Pure: what somebody means by a length of time, and what a timer has counted."""

from __future__ import annotations

import re
from datetime import datetime

#: Nobody works longer on one thing in one day.
LONGEST = 24 * 60

HOURS = r"(?P<hours>\d{1,3}(?:[.,]\d{1,2})?)\s*(?:h|hrs?|hours?|std|stunden?|س)\.?"
MINUTES = r"(?P<minutes>\d{1,4})\s*(?:m|mins?|minutes?|minuten?|د)?\.?"
FORMS = (
    re.compile(r"(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d)"),
    re.compile(rf"{HOURS}(?:\s*{MINUTES})?"),
    re.compile(MINUTES),
)


class NotALength(ValueError):
    """That says no length of time between a minute and a day."""


def minutes_in(text: str) -> int:
    """`1h 20m`, `1:20`, `1.5h` and `90` (minutes) in minutes. Raises `NotALength`."""
    said = text.strip().lower()
    for form in FORMS:
        if found := form.fullmatch(said):
            parts = found.groupdict()
            hours = float((parts.get("hours") or "0").replace(",", "."))
            minutes = round(hours * 60) + int(parts.get("minutes") or 0)
            if 1 <= minutes <= LONGEST:
                return minutes
    raise NotALength(text)


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
