"""The next four weeks of a calendar, drawn day by day, and the next holidays by name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import get_language, gettext

from deskbell.hours.decisions import Hours, calendar_of, hours_of, names_of
from deskbell.ui.lists import listed

DAYS = 28
AHEAD = 366
MOST_HOLIDAYS = 8
MINUTES = 24 * 60
#: One that no line breaks at.
DASH = "\u2060–\u2060"


@dataclass(frozen=True)
class Day:
    """One day: when somebody works, in words and as bars (from which minute, for how many)."""

    day: date
    hours: str
    bars: list[tuple[int, int]]
    called: str
    is_off: bool


@dataclass(frozen=True)
class Preview:
    weeks: list[list[Day]]
    holidays: list[tuple[date, str]]
    zone: str


def preview_of(content: dict[str, Any], *, at: datetime) -> Preview:
    """What `content` means from the Monday before `at` on, by its own clock."""
    hours = hours_of(calendar_of(content))
    today = at.astimezone(hours.calendar.zone).date()
    monday = today - timedelta(days=today.weekday())
    around = [monday + timedelta(days=ahead) for ahead in range(AHEAD)]
    named = names_of(content, around, language=get_language() or "en")
    days = [_day(hours, day, named.get(day)) for day in around[:DAYS]]
    coming = [(day, _called(names)) for day, names in named.items() if day >= today]
    weeks = [days[first : first + 7] for first in range(0, DAYS, 7)]
    return Preview(weeks, coming[:MOST_HOLIDAYS], str(hours.calendar.zone))


def _day(hours: Hours, day: date, names: list[str] | None) -> Day:
    zone = hours.calendar.zone
    begins, ends = (
        datetime.combine(each, datetime.min.time(), zone) for each in (day, day + timedelta(days=1))
    )
    spans = []
    for opens, closes in hours.openings(begins, ends):
        first, last = opens.astimezone(zone), closes.astimezone(zone)
        until = MINUTES if last.date() > day else last.hour * 60 + last.minute
        spans.append((first.hour * 60 + first.minute, until))
    words = listed(f"{_clock(first)}{DASH}{_clock(last)}" for first, last in spans)
    bars = [(first, max(last - first, 0)) for first, last in spans]
    called = _called(names) if names else ""
    return Day(day, words or gettext("closed"), bars, called, is_off=names is not None)


def _called(names: list[str]) -> str:
    return listed(names) if any(names) else gettext("Day off")


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
