"""Lengths of time as people write them: `4h`, `1h 30m`, `90m`, `1:30`, `PT4H`."""

from __future__ import annotations

import re
from datetime import timedelta

WORDED = re.compile(r"(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m)?(?:(\d+(?:\.\d+)?)s)?")
CLOCKED = re.compile(r"(\d+):([0-5]\d)(?::([0-5]\d))?")


class NotALength(ValueError):
    """It is no length of time."""


def length_of(said: str) -> timedelta:
    """The working time that `said` means. Raises `NotALength`.

    There are no days in it: how long one is depends on the calendar.
    """
    text = "".join(said.lower().split())
    sign = -1 if text.startswith("-") else 1
    text = text.lstrip("+-").removeprefix("pt")
    if clocked := CLOCKED.fullmatch(text):
        parts = clocked.groups(default="0")
    elif text and (worded := WORDED.fullmatch(text)):
        parts = worded.groups(default="0")
    else:
        raise NotALength(said)
    hours, minutes, seconds = (float(part) for part in parts)
    try:
        return sign * timedelta(hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError as wrong:
        raise NotALength(said) from wrong


def written(length: timedelta) -> str:
    """`length` as hours, minutes and seconds: `-1:30:00`."""
    seconds = abs(length) // timedelta(seconds=1)
    sign = "-" if length < timedelta(0) else ""
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
