"""Times, days and days of the week as a calendar writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from deskbell.hours.decisions.calendars import DAY, Span, Stretch

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NAMED = {"daily": "mon-sun", "weekdays": "mon-fri", "weekend": "sat-sun"}
CLOCK = re.compile(r"(\d\d?)(?::([0-5]\d)(?::([0-5]\d))?)?")
FROM_TO = re.compile(r"\s*([\d:]+)\s*[-–]\s*([\d:]+)\s*")


def weekdays_of(said: str) -> frozenset[int]:
    """`mon`, `mon-fri`, `sat, sun`, `weekdays`, `fri-mon`. Raises `ValueError`."""
    return frozenset(day for part in said.lower().split(",") for day in _weekdays(part.strip()))


def _weekdays(said: str) -> Iterator[int]:
    first, _dash, last = NAMED.get(said, said).partition("-")
    begins = _weekday(first)
    ends = _weekday(last) if last else begins
    return ((begins + ahead) % 7 for ahead in range((ends - begins) % 7 + 1))


def _weekday(said: str) -> int:
    """By its name, or its first letters as they are in English."""
    name = said.strip()
    if len(name) < 3 or not any(day.startswith(name[:3]) for day in WEEK):
        raise ValueError(said)
    return WEEK.index(name[:3])


def span_of(said: Any) -> Span:
    """`09:00-17:00`, a pair, or `{"from": …, "to": …}`; overnight where it ends before it begins.

    `00:00-24:00` and `09:00-09:00` are a whole day long. Raises `ValueError`.
    """
    begins, ends = (_seconds(time) for time in _ends_of(said))
    if begins >= DAY:
        raise ValueError(said)
    return Span(begins, ends if ends > begins else ends + DAY)


def rests_in(shift: Span, said: list[Any]) -> tuple[Span, ...]:
    """Breaks within a shift: what is earlier on the clock than its beginning is after midnight.

    Raises `ValueError`.
    """
    rests = (span_of(one) for one in said)
    return tuple(
        Span(rest.begins + DAY, rest.ends + DAY) if rest.begins < shift.begins else rest
        for rest in rests
    )


def stretch_of(said: dict[str, Any], zone: ZoneInfo) -> Stretch:
    """From one moment to a later one. Raises `ValueError`, `KeyError`."""
    begins, ends = (moment_of(said[name], zone) for name in ("from", "to"))
    if ends <= begins:
        raise ValueError(said)
    return Stretch(begins, ends)


def moment_of(said: Any, zone: ZoneInfo) -> datetime:
    """ISO 8601; without an offset, by the clock of `zone`. Raises `ValueError`."""
    moment = said if isinstance(said, datetime) else datetime.fromisoformat(str(said).strip())
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def day_of(said: Any) -> date:
    """ISO 8601. Raises `ValueError`."""
    if isinstance(said, datetime):
        return said.date()
    return said if isinstance(said, date) else date.fromisoformat(str(said).strip())


def days_from(first: date, last: date) -> Iterator[date]:
    """Every day from `first` to `last`, both included. Raises `ValueError` for swapped ones."""
    if last < first or last - first > timedelta(days=3660):
        raise ValueError(last)
    return (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))


def _ends_of(said: Any) -> tuple[Any, Any]:
    if isinstance(said, dict):
        return said["from"], said["to"]
    if isinstance(said, str):
        parts = FROM_TO.fullmatch(said)
        if parts is None:
            raise ValueError(said)
        return parts[1], parts[2]
    begins, ends = said
    return begins, ends


def _seconds(said: Any) -> int:
    """After midnight: `9`, `09:00`, `24:00`."""
    parts = CLOCK.fullmatch(str(said).strip())
    if parts is None:
        raise ValueError(said)
    hours, minutes, seconds = (int(part or 0) for part in parts.groups())
    total = hours * 3600 + minutes * 60 + seconds
    if total > DAY:
        raise ValueError(said)
    return total


def day_after(day: date) -> date:
    return day + timedelta(days=1)


def day_before(day: date) -> date:
    return day - timedelta(days=1)
