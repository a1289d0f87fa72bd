"""Counting in working time: exact to the microsecond, also over changes of the clock."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, datetime, timedelta
from functools import lru_cache

from deskbell.hours.decisions.calendars import Calendar, NeverOpen
from deskbell.hours.decisions.openings import TICK, moment, openings_in, ticks

#: Laid out at once on either side of what is asked for, in years.
AROUND = 1
#: Where nobody works for so many years, nobody will.
AGES = 30
#: No promise is kept later than after so many years.
MOST = 300
FIRST, LAST = MINYEAR + 1, MAXYEAR - 1


@dataclass(frozen=True)
class _Layout:
    """The openings of some years, and how much was worked before each; all in ticks."""

    years: range
    begins: list[int]
    ends: list[int]
    before: list[int]


class Hours:
    """A calendar laid out to count in. Take it from `hours_of`: what was laid out is kept."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self._kept: _Layout | None = None

    def add(self, at: datetime, length: timedelta) -> datetime:
        """The earliest moment by which `length` was worked since `at`, in UTC.

        Raises `NeverOpen`. A negative length counts back.
        """
        if length < timedelta(0):
            return self.subtract(at, -length)
        if not length:
            return moment(ticks(at))
        start, wanted = ticks(at), length // TICK
        layout = self._laid_out(at.year, at.year)
        while True:
            until = self._worked(layout, start) + wanted
            index = bisect_left(layout.before, until) - 1
            if index >= 0 and until - layout.before[index] <= self._length(layout, index):
                return moment(layout.begins[index] + until - layout.before[index])
            layout = self._longer(layout, ahead=True)

    def subtract(self, at: datetime, length: timedelta) -> datetime:
        """The latest moment since which `length` was worked until `at`, in UTC.

        Raises `NeverOpen`. A negative length counts ahead.
        """
        if length < timedelta(0):
            return self.add(at, -length)
        if not length:
            return moment(ticks(at))
        start, wanted = ticks(at), length // TICK
        layout = self._laid_out(at.year, at.year)
        while True:
            since = self._worked(layout, start) - wanted
            if since >= 0:
                index = bisect_right(layout.before, since) - 1
                return moment(layout.begins[index] + since - layout.before[index])
            layout = self._longer(layout, ahead=False)

    def between(self, begins: datetime, ends: datetime) -> timedelta:
        """How much is worked from one moment to another; negative where they are swapped."""
        years = begins.year, ends.year
        layout = self._laid_out(min(years), max(years))
        worked = self._worked(layout, ticks(ends)) - self._worked(layout, ticks(begins))
        return timedelta(microseconds=worked)

    def is_open(self, at: datetime) -> bool:
        """Whether somebody works at `at`; at the moment of closing nobody does any more."""
        layout = self._laid_out(at.year, at.year)
        index = bisect_right(layout.begins, ticks(at)) - 1
        return index >= 0 and ticks(at) < layout.ends[index]

    def next_opening(self, at: datetime) -> datetime:
        """`at` where somebody works then, or else when they begin, in UTC. Raises `NeverOpen`."""
        if self.is_open(at):
            return moment(ticks(at))
        layout = self._laid_out(at.year, at.year)
        while (index := bisect_right(layout.begins, ticks(at))) == len(layout.begins):
            layout = self._longer(layout, ahead=True)
        return moment(layout.begins[index])

    def next_closing(self, at: datetime) -> datetime | None:
        """When work ends that goes on at `at` or begins next, in UTC; None where it never does.

        Raises `NeverOpen`.
        """
        opens = ticks(self.next_opening(at))
        layout = self._laid_out(at.year, moment(opens).year)
        while True:
            ends = layout.ends[bisect_right(layout.begins, opens) - 1]
            if ends < layout.ends[-1]:
                return moment(ends)
            if layout.years[-1] >= moment(opens).year + AGES:
                return None
            layout = self._longer(layout, ahead=True)

    def openings(self, begins: datetime, ends: datetime) -> list[tuple[datetime, datetime]]:
        """When somebody works between two moments, in UTC and in order."""
        layout = self._laid_out(begins.year, ends.year)
        earliest, latest = ticks(begins), ticks(ends)
        first = bisect_right(layout.ends, earliest)
        after = bisect_left(layout.begins, latest)
        return [
            (moment(max(layout.begins[at], earliest)), moment(min(layout.ends[at], latest)))
            for at in range(first, after)
        ]

    @staticmethod
    def _worked(layout: _Layout, at: int) -> int:
        """How much is worked from the first of what is laid out until `at`."""
        index = bisect_right(layout.begins, at) - 1
        if index < 0:
            return 0
        return layout.before[index] + min(at, layout.ends[index]) - layout.begins[index]

    @staticmethod
    def _length(layout: _Layout, index: int) -> int:
        return layout.ends[index] - layout.begins[index]

    def _laid_out(self, earliest: int, latest: int) -> _Layout:
        """A layout with the years from `earliest` to `latest`, and one more on either side."""
        kept = self._kept
        first, last = max(earliest - 1, FIRST), min(latest + 1, LAST)
        if kept is None:
            return self._lay_out(first - AROUND, last + AROUND)
        if kept.years[0] <= first and last <= kept.years[-1]:
            return kept
        return self._lay_out(min(kept.years[0], first), max(kept.years[-1], last))

    def _longer(self, layout: _Layout, *, ahead: bool) -> _Layout:
        """The layout with as many years again. Raises `NeverOpen` where that is of no use."""
        first, last, more = layout.years[0], layout.years[-1], len(layout.years)
        if more > MOST or (last >= LAST if ahead else first <= FIRST):
            raise NeverOpen(self.calendar.name)
        longer = self._lay_out(first, last + more) if ahead else self._lay_out(first - more, last)
        if more > AGES and (longer.begins, longer.ends) == (layout.begins, layout.ends):
            raise NeverOpen(self.calendar.name)
        return longer

    def _lay_out(self, first: int, last: int) -> _Layout:
        years = range(max(first, FIRST), min(last, LAST) + 1)
        parts = openings_in(self.calendar, years)
        before, worked = [], 0
        for begins, ends in parts:
            before.append(worked)
            worked += ends - begins
        self._kept = _Layout(
            years,
            [begins for begins, _ends in parts],
            [ends for _begins, ends in parts],
            before,
        )
        return self._kept


@lru_cache(maxsize=256)
def hours_of(calendar: Calendar) -> Hours:
    """`calendar`, laid out to count in."""
    return Hours(calendar)
