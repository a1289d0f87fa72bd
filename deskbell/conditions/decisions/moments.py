"""Time as people say it: `3d`, `today`, `2026-03-02`, and the moments that means for whoever asks.

A day begins at midnight where the reader is; `2026-03` is a month and `2026` a year, which hold for
a day as well. A span is elapsed time: `1d` is 24 hours.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, tzinfo

from deskbell.conditions.decisions.standpoints import Standpoint

SPAN = re.compile(r"([1-9]\d{0,3})([mhdw])", re.ASCII)
UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
NOW = "now"
DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
#: Inside these years no arithmetic of time runs over.
YEARS = range(1900, 2200)


def is_span(text: str) -> bool:
    return SPAN.fullmatch(text) is not None


def is_day(text: str) -> bool:
    return text in DAYS or _dates(text) is not None


def is_point(text: str) -> bool:
    return text == NOW or is_day(text) or _moment(text) is not None


def span_of(text: str) -> timedelta:
    """`3d` as a length of time."""
    found = SPAN.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return timedelta(**{UNITS[found[2]]: int(found[1])})


def point_of(text: str, seen: Standpoint) -> datetime:
    """The moment it means; of a day its beginning."""
    if text == NOW:
        return seen.at
    return _moment(text) or day_of(text, seen)[0]


def day_of(text: str, seen: Standpoint) -> tuple[datetime, datetime]:
    """The beginning of the day, month or year, and of the next one."""
    dates = days_of(text, seen)
    return _midnight(dates[0], seen.zone), _midnight(dates[1], seen.zone)


def date_of(moment: datetime, seen: Standpoint) -> date:
    """The day it is where the reader is."""
    return moment.astimezone(seen.zone).date()


def days_of(text: str, seen: Standpoint) -> tuple[date, date]:
    """The first day of a day, month or year, and the first one after it."""
    if found := _dates(text):
        return found
    day = date_of(seen.at, seen) + timedelta(days=DAYS[text])
    return day, day + timedelta(days=1)


def date_meant(text: str, seen: Standpoint) -> date:
    """The day of a point in time; of a month or year its first."""
    if text == NOW:
        return date_of(seen.at, seen)
    moment = _moment(text)
    return date_of(moment, seen) if moment else days_of(text, seen)[0]


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)


def _dates(text: str) -> tuple[date, date] | None:
    """The first day of a day, month or year, and of the next one."""
    found = DATE.fullmatch(text)
    if found is None or int(found[1]) not in YEARS:
        return None
    year, month, day = (int(part or 0) for part in found.groups())
    try:
        first = date(year, month if found[2] else 1, day if found[3] else 1)
    except ValueError:
        return None
    if found[3]:
        return first, first + timedelta(days=1)
    if found[2]:
        return first, date(year + month // 12, month % 12 + 1, 1)
    return first, date(year + 1, 1, 1)


def _moment(text: str) -> datetime | None:
    """A moment with its offset from UTC."""
    if "T" not in text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None and found.year in YEARS else None
