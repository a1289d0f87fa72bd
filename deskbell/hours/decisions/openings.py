"""When a calendar is open, as stretches of real time."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable, Iterator, Set
from datetime import UTC, date, datetime, timedelta

import holidays as public_holidays
import icalendar
import recurring_ical_events

from deskbell.hours.decisions.calendars import DAY, Calendar, Span, Stretch

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TICK = timedelta(microseconds=1)
#: From one whole number to another: seconds of a wall clock, or ticks of real time.
Part = tuple[int, int]
#: From when to when, as a feed says it: days, or moments.
Event = tuple[date, date]


def ticks(moment: datetime) -> int:
    """Microseconds since 1970. Raises `ValueError` for a moment without an offset."""
    if moment.tzinfo is None:
        raise ValueError("A moment needs an offset from UTC.")
    return (moment - EPOCH) // TICK


def moment(at: int) -> datetime:
    return EPOCH + timedelta(microseconds=at)


def openings_in(calendar: Calendar, years: range) -> list[Part]:
    """When `calendar` is open in `years` of its zone, in ticks: in order, apart from each other."""
    first, after = date(years[0], 1, 1), date(years[-1] + 1, 1, 1)
    # A shift of the day before may last into the first day.
    days = [first + timedelta(days=ahead) for ahead in range(-1, (after - first).days)]
    events = list(_events(calendar, days))
    special = _special_days(calendar, years, events)
    walls = _without(joined(_by_week(calendar, days, special)), joined(_breaks(calendar, days)))
    if not calendar.holidays_take_shifts:
        walls = _without(walls, joined(_whole(day) for day in days if day in special))
    own = [*_real(calendar, walls), *_real(calendar, _exceptional(calendar))]
    # A site is laid out for some hours more: its new year is not ours.
    around = range(years[0] - 1, years[-1] + 2)
    worked = joined(
        [*own, *(part for site in calendar.sites for part in openings_in(site, around))]
    )
    worked = _without(worked, joined([*_stretches(calendar.closed), *_timed(calendar, events)]))
    worked = joined([*worked, *_stretches(calendar.extra)])
    earliest, latest = (_tick_of(calendar, _midnight(day)) for day in (first, after))
    clipped = ((max(begins, earliest), min(ends, latest)) for begins, ends in worked)
    return [part for part in clipped if part[0] < part[1]]


def _by_week(calendar: Calendar, days: list[date], special: Set[date]) -> Iterator[Part]:
    """The shifts that begin on `days`, in seconds of the wall clock."""
    for day in days:
        if calendar.holidays_take_shifts and day in special:
            continue
        midnight, weekday = _midnight(day), day.weekday()
        for shift in calendar.shifts:
            if weekday in shift.weekdays:
                rests = joined(_on(midnight, rest) for rest in shift.breaks)
                yield from _without([_on(midnight, shift.hours)], rests)


def _breaks(calendar: Calendar, days: list[date]) -> Iterator[Part]:
    for day in days:
        for weekdays, rest in calendar.breaks:
            if day.weekday() in weekdays:
                yield _on(_midnight(day), rest)


def _exceptional(calendar: Calendar) -> list[Part]:
    """The hours that single days have of their own."""
    return joined(_on(_midnight(day), span) for day, spans in calendar.exceptions for span in spans)


def _special_days(calendar: Calendar, years: range, events: list[Event]) -> set[date]:
    """Holidays, and days with hours of their own: the week does not count on them."""
    around = range(years[0] - 1, years[-1] + 2)
    special = {*calendar.holidays, *(day for day, _spans in calendar.exceptions)}
    for one in calendar.public:
        special |= public_holidays.country_holidays(
            one.country, subdiv=one.region or None, years=around
        ).keys()
    for month, day in calendar.yearly:
        special |= {date(year, month, day) for year in around if _exists(year, month, day)}
    for begins, ends in events:
        if not isinstance(begins, datetime):
            many = max((ends - begins).days, 1)
            special |= {begins + timedelta(days=ahead) for ahead in range(many)}
    return special


def _exists(year: int, month: int, day: int) -> bool:
    return (month, day) != (2, 29) or isleap(year)


def _events(calendar: Calendar, days: list[date]) -> Iterator[Event]:
    """What the feeds name around `days`, as often as it is repeated there."""
    for feed in calendar.feeds:
        named = recurring_ical_events.of(icalendar.Calendar.from_ical(feed))
        for event in named.between(days[0], days[-1] + timedelta(days=2)):
            yield event.start, event.end


def _timed(calendar: Calendar, events: list[Event]) -> Iterator[Part]:
    """For how long the feeds close, where not whole days."""
    for begins, ends in events:
        if isinstance(begins, datetime) and isinstance(ends, datetime):
            yield _tick_at(calendar, begins), _tick_at(calendar, ends)


def _tick_at(calendar: Calendar, said: datetime) -> int:
    """A moment; where it names no zone, in the calendar's."""
    return ticks(said if said.tzinfo else said.replace(tzinfo=calendar.zone))


def _real(calendar: Calendar, walls: Iterable[Part]) -> list[Part]:
    """Seconds of the wall clock as ticks; what a change of the clock leaves nothing of, not."""
    real = [(_tick_of(calendar, begins), _tick_of(calendar, ends)) for begins, ends in walls]
    return joined(part for part in real if part[0] < part[1])


def _tick_of(calendar: Calendar, wall: int) -> int:
    days, seconds = divmod(wall, DAY)
    shown = datetime.combine(date.fromordinal(days), datetime.min.time(), calendar.zone)
    return ticks((shown + timedelta(seconds=seconds)).astimezone(UTC))


def _stretches(stretches: Iterable[Stretch]) -> list[Part]:
    return [(ticks(one.begins), ticks(one.ends)) for one in stretches]


def _midnight(day: date) -> int:
    return day.toordinal() * DAY


def _whole(day: date) -> Part:
    return _midnight(day), _midnight(day) + DAY


def _on(midnight: int, span: Span) -> Part:
    return midnight + span.begins, midnight + span.ends


def joined(parts: Iterable[Part]) -> list[Part]:
    """The same in order, with nothing twice and no seams."""
    apart: list[Part] = []
    for begins, ends in sorted(parts):
        if apart and begins <= apart[-1][1]:
            apart[-1] = apart[-1][0], max(apart[-1][1], ends)
        elif begins < ends:
            apart.append((begins, ends))
    return apart


def _without(parts: list[Part], taken: list[Part]) -> list[Part]:
    """What is left of `parts`; both are in order and apart from each other."""
    left: list[Part] = []
    first = 0
    for begins, ends in parts:
        while first < len(taken) and taken[first][1] <= begins:
            first += 1
        at = first
        while at < len(taken) and taken[at][0] < ends:
            if begins < taken[at][0]:
                left.append((begins, taken[at][0]))
            begins = max(begins, taken[at][1])
            at += 1
        if begins < ends:
            left.append((begins, ends))
    return left
