"""A business calendar: when somebody works, as people write it down.

Times are those of a wall clock in the calendar's zone. A time that the clock skips is taken by the
offset before the change, one that it shows twice is the first of the two (RFC 5545, 3.3.5).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

#: Seconds of a day without a change of the clock.
DAY = 24 * 60 * 60


@dataclass(frozen=True)
class Span:
    """From one time to another, in seconds after midnight; past 24:00 where it runs overnight."""

    begins: int
    ends: int


@dataclass(frozen=True)
class Shift:
    """Hours that begin on certain days of the week, and when within them nobody works."""

    weekdays: frozenset[int]  # Monday is 0
    hours: Span
    breaks: tuple[Span, ...] = ()


@dataclass(frozen=True)
class PublicHolidays:
    """The public holidays of a country (ISO 3166-1), or of a part of it (ISO 3166-2)."""

    country: str
    region: str = ""


@dataclass(frozen=True)
class Stretch:
    """From one moment to another."""

    begins: datetime
    ends: datetime


@dataclass(frozen=True)
class Calendar:
    """When somebody works. What stands further down decides over what stands above it."""

    zone: ZoneInfo
    shifts: tuple[Shift, ...]
    #: Breaks whatever the shift: by day of the week.
    breaks: tuple[tuple[frozenset[int], Span], ...] = ()
    holidays: frozenset[date] = frozenset()
    #: Holidays of every year, as month and day.
    yearly: frozenset[tuple[int, int]] = frozenset()
    public: tuple[PublicHolidays, ...] = ()
    #: iCalendar texts: whole days are holidays, everything else closes for as long as it lasts.
    feeds: tuple[str, ...] = ()
    #: Days that have hours of their own, or none.
    exceptions: tuple[tuple[date, tuple[Span, ...]], ...] = ()
    closed: tuple[Stretch, ...] = ()
    extra: tuple[Stretch, ...] = ()
    #: Calendars of other places: whoever works there works here too, by their clocks and holidays.
    sites: tuple[Calendar, ...] = ()
    #: Whether a holiday takes whole shifts that begin on it; else it takes its own 24 hours,
    #: also of the shift that began the evening before.
    holidays_take_shifts: bool = False
    name: str = field(default="", compare=False)


class NeverOpen(Exception):
    """Nobody works then, nor for as long as one can count."""
