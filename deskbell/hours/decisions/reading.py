"""Reading a calendar that people wrote: as JSON, as TOML, or on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import holidays as public_holidays
import icalendar

from deskbell.hours.decisions import times
from deskbell.hours.decisions.calendars import Calendar, PublicHolidays, Shift, Span

T = TypeVar("T")

#: Everything a calendar may say.
KEYS = {
    "name", "zone", "weekly", "shifts", "breaks", "holidays", "holidays_take",
    "feeds", "exceptions", "closed", "extra", "sites",
}  # fmt: skip
ALWAYS = "always"


class Unclear(ValueError):
    """What of a calendar cannot be understood: each as where it stands, and what stands there."""

    def __init__(self, places: list[tuple[str, str]]) -> None:
        self.places = places
        super().__init__("; ".join(f"{where}: {what}" for where, what in places))


class _Reader:
    """Reads part by part and remembers what it could not read."""

    def __init__(self) -> None:
        self.wrong: list[tuple[str, str]] = []

    def each(self, where: str, said: Any, read: Callable[[Any], T]) -> Iterator[T]:
        """What `read` makes of each of a list."""
        if not isinstance(said, list | tuple):
            self.wrong.append((where, str(said)))
            return
        for number, one in enumerate(said, 1):
            yield from self.one(f"{where}, {number}", one, read)

    def named(self, where: str, said: Any, read: Callable[[str, Any], Iterator[T]]) -> Iterator[T]:
        """What `read` makes of each entry of a table."""
        if not isinstance(said, dict):
            self.wrong.append((where, str(said)))
            return
        for name, value in said.items():
            try:
                yield from list(read(str(name), value))
            except (ValueError, KeyError, TypeError, OverflowError):
                self.wrong.append((f"{where}, {name}", str(value)))

    def one(self, where: str, said: Any, read: Callable[[Any], T]) -> Iterator[T]:
        try:
            yield read(said)
        except (ValueError, KeyError, TypeError, OverflowError, NotImplementedError):
            self.wrong.append((where, str(said)))


def calendar_of(said: dict[str, Any]) -> Calendar:
    """The calendar that `said` describes; docs/hours.md says how. Raises `Unclear`."""
    reader = _Reader()
    reader.wrong += [(str(key), "?") for key in said if key not in KEYS]
    zone = next(reader.one("zone", said.get("zone"), _zone), ZoneInfo("UTC"))
    named_days, yearly, public = _holidays(reader, said.get("holidays", []))
    takes = said.get("holidays_take", "day")
    if takes not in ("day", "shift"):
        reader.wrong.append(("holidays_take", str(takes)))
    calendar = Calendar(
        zone=zone,
        shifts=(
            *_weekly(reader, said.get("weekly", {})),
            *reader.each("shifts", said.get("shifts", []), _shift),
        ),
        breaks=tuple(reader.named("breaks", said.get("breaks", {}), _breaks)),
        holidays=frozenset(named_days),
        yearly=frozenset(yearly),
        public=tuple(public),
        feeds=tuple(filter(None, reader.each("feeds", said.get("feeds", []), _feed))),
        exceptions=tuple(reader.named("exceptions", said.get("exceptions", {}), _exceptional)),
        closed=tuple(
            reader.each("closed", said.get("closed", []), lambda one: times.stretch_of(one, zone))
        ),
        extra=tuple(
            reader.each("extra", said.get("extra", []), lambda one: times.stretch_of(one, zone))
        ),
        sites=tuple(_sites(reader, said.get("sites", []))),
        holidays_take_shifts=takes == "shift",
        name=str(said.get("name", "")),
    )
    if reader.wrong:
        raise Unclear(reader.wrong)
    return calendar


def _sites(reader: _Reader, said: Any) -> Iterator[Calendar]:
    """Calendars within a calendar, which have no sites of their own."""
    for number, one in enumerate(said if isinstance(said, list) else [said], 1):
        where = f"sites, {number}"
        if not isinstance(one, dict) or "sites" in one:
            reader.wrong.append((where, str(one)))
            continue
        try:
            yield calendar_of(one)
        except Unclear as unclear:
            reader.wrong += [(f"{where}, {place}", what) for place, what in unclear.places]


def _zone(said: Any) -> ZoneInfo:
    """Raises `KeyError` (as `ZoneInfoNotFoundError`) and `ValueError`."""
    return ZoneInfo(str(said))


def _weekly(reader: _Reader, said: Any) -> Iterator[Shift]:
    if said == ALWAYS:
        said = {"daily": ["00:00-24:00"]}

    def shifts(days: str, hours: Any) -> Iterator[Shift]:
        weekdays = times.weekdays_of(days)
        return (Shift(weekdays, times.span_of(one)) for one in _listed(hours))

    return reader.named("weekly", said, shifts)


def _shift(said: dict[str, Any]) -> Shift:
    hours = times.span_of(said)
    rests = times.rests_in(hours, _listed(said.get("breaks", [])))
    return Shift(times.weekdays_of(said.get("days", "daily")), hours, rests)


def _breaks(days: str, said: Any) -> Iterator[tuple[frozenset[int], Span]]:
    weekdays = times.weekdays_of(days)
    return ((weekdays, times.span_of(one)) for one in _listed(said))


def _exceptional(day: str, said: Any) -> Iterator[tuple[date, tuple[Span, ...]]]:
    yield times.day_of(day), tuple(times.span_of(one) for one in _listed(said))


def _holidays(
    reader: _Reader, said: Any
) -> tuple[list[date], list[tuple[int, int]], list[PublicHolidays]]:
    """Single days, days of every year, and the countries whose public holidays are kept."""
    days: list[date] = []
    yearly: list[tuple[int, int]] = []
    public: list[PublicHolidays] = []

    def take(one: Any) -> None:
        if isinstance(one, dict) and "country" in one:
            public.append(_public(one))
        elif isinstance(one, dict) and "from" in one:
            days.extend(times.days_from(times.day_of(one["from"]), times.day_of(one["to"])))
        else:
            day = one["date"] if isinstance(one, dict) else one
            if isinstance(day, str) and len(day) == len("12-25"):
                every = times.day_of(f"2000-{day}")
                yearly.append((every.month, every.day))
            else:
                days.append(times.day_of(day))

    for _taken in reader.each("holidays", _listed(said), take):
        pass
    return days, yearly, public


def _public(said: dict[str, Any]) -> PublicHolidays:
    """Raises `NotImplementedError` for a country or region whose holidays are not known."""
    one = PublicHolidays(str(said["country"]).upper(), str(said.get("region") or ""))
    public_holidays.country_holidays(one.country, subdiv=one.region or None)
    return one


def _feed(said: Any) -> str:
    """An iCalendar text, or a table with it as `text`: empty until its address was read."""
    text = said.get("text", "") if isinstance(said, dict) else str(said)
    if text or not isinstance(said, dict):
        icalendar.Calendar.from_ical(text)
    return str(text)


def _listed(said: Any) -> Any:
    """One alone may stand without brackets."""
    return [said] if isinstance(said, str | dict) else said
