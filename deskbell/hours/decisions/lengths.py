"""Lengths of time as people write them: `4h`, `1h 30m`, `1,5 Std.`, `90m`, `1:30`, `PT4H`."""

from __future__ import annotations

import re
from datetime import timedelta

NUMBER = r"(\d+(?:[.,]\d+)?)"
HOURS = rf"{NUMBER}(?:hours?|hrs?|h|stunden?|std|س)\.?"
#: After hours, minutes need not be named: `1h20`.
MINUTES = rf"{NUMBER}(?:minutes?|minuten?|mins?|m|د)\.?"
SECONDS = rf"{NUMBER}s"
WORDED = re.compile(rf"(?:{HOURS})?(?:{MINUTES})?(?:{SECONDS})?")
SHORT = re.compile(rf"{HOURS}(\d+)()")
CLOCKED = re.compile(r"(\d+):([0-5]\d)(?::([0-5]\d))?")
BARE = re.compile(NUMBER)


class NotALength(ValueError):
    """It is no length of time."""


def length_of(said: str, *, bare: timedelta | None = None) -> timedelta:
    """The working time that `said` means; a number alone counts `bare`. Raises `NotALength`.

    There are no days in it: how long one is depends on the calendar.
    """
    text = "".join(said.lower().split())
    sign = -1 if text.startswith("-") else 1
    text = text.lstrip("+-").removeprefix("pt")
    try:
        if bare is not None and (number := BARE.fullmatch(text)):
            return sign * _number(number[1]) * bare
        for form in (CLOCKED, SHORT, WORDED):
            if text and (found := form.fullmatch(text)):
                hours, minutes, seconds = map(_number, found.groups(default="0"))
                return sign * timedelta(hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError as wrong:
        raise NotALength(said) from wrong
    raise NotALength(said)


def written(length: timedelta) -> str:
    """`length` as hours, minutes and seconds: `-1:30:00`."""
    seconds = abs(length) // timedelta(seconds=1)
    sign = "-" if length < timedelta(0) else ""
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _number(said: str) -> float:
    return float(said.replace(",", ".") or "0")
