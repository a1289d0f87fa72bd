"""Moments to come, as people say them: `tomorrow 9`, `friday 14:30`, `in 2 hours`, `2026-12-03`.

A day and a time, in either order, or a span. A day without a time begins at nine in the morning; a
time without a day is the next time a clock shows it. Days and clocks are those where the speaker
is. Minutes and hours are elapsed time; days and weeks keep the clock, also over a change of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from deskbell.kernel.moment_words import phrases

MORNING = time(9)
FURTHEST = timedelta(days=366)
GAP = re.compile(r"[\s,]*")
DATE = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?!\w)")
DOTTED = re.compile(r"(\d\d?)\.\s?(\d\d?)\.(?:\s?(\d{4}))?(?!\w)")
CLOCK = re.compile(r"(\d\d?)(?:[:.](\d\d))?(?:\s?(am|pm))?(?!\w)")
UNITS = ("minutes", "hours", "days", "weeks")
NUMBER = re.compile(r"(\d{1,4})\s?")


UNCLEAR = _("Say it like “tomorrow 9”, “friday 14:30” or “in 2 hours”.")


class NotAMoment(Exception):
    """It cannot be read as a moment to come; `why` says what is wrong."""

    def __init__(self, why: Promise | str) -> None:
        super().__init__(str(why))
        self.why = why


@dataclass
class _Said:
    """What was said so far: a day, a time, and how long from now."""

    now: datetime  # where the speaker is
    day: date | None = None
    weekday: int | None = None
    is_next_week: bool = False
    clock: time | None = None
    part_of_day: time | None = None
    ahead: timedelta | None = None
    usual: time = MORNING

    def moment(self) -> datetime:
        if self.ahead is not None:
            if replace(self, ahead=None) != _Said(self.now):
                raise ValueError(self)
            return self.now.astimezone(UTC) + self.ahead
        if self.day is not None:
            if self.weekday is not None or self.is_next_week:
                raise ValueError(self)
            return self._on(self.day)
        today = self.now.date()
        if self.is_next_week:
            return self._on(today + timedelta(days=7 - today.weekday() + (self.weekday or 0)))
        if self.weekday is None:
            return self._next(today, timedelta(days=1))
        days = (self.weekday - today.weekday()) % 7
        return self._next(today + timedelta(days=days), timedelta(days=7))

    def _next(self, day: date, every: timedelta) -> datetime:
        """On `day`, or if that is over, as much later."""
        first = self._on(day)
        return first if first > self.now else self._on(day + every)

    def _on(self, day: date) -> datetime:
        clock = self.clock or self.part_of_day or self.usual
        if self.clock and self.part_of_day and self.part_of_day.hour >= 12 > clock.hour:
            clock = clock.replace(hour=clock.hour + 12)  # "tonight at 8"
        return datetime.combine(day, clock, tzinfo=self.now.tzinfo).astimezone(UTC)


def moment_of(said: str, *, now: datetime, zone: tzinfo) -> datetime:
    """The moment after `now` that `said` means to somebody in `zone`. Raises `NotAMoment`."""
    so_far = _Said(now.astimezone(zone))
    text, place = said.strip().casefold(), 0
    try:
        while place < len(text):
            place = _gap(text, _read(text, place, so_far))
        if so_far == _Said(so_far.now):
            raise ValueError(said)
        moment = so_far.moment()
    except (ValueError, OverflowError) as wrong:
        raise NotAMoment(UNCLEAR) from wrong
    if moment <= now:
        raise NotAMoment(_("That is over already."))
    if moment > now + FURTHEST:
        raise NotAMoment(_("That is more than a year ahead."))
    return moment


def _read(text: str, place: int, so_far: _Said) -> int:
    """Take up what stands at `place`; return where it ends. Raises `ValueError`."""
    if found := DATE.match(text, place):
        _once(so_far, day=date(*(int(part) for part in found.groups())))
        return found.end()
    if found := DOTTED.match(text, place):
        _once(so_far, day=_dotted(found, so_far.now.date()))
        return found.end()
    pattern, meant = phrases()
    number = NUMBER.match(text, place)
    unit = number and pattern.match(text, number.end())
    if number and unit and meant[unit[0]] in UNITS:
        _in(so_far, int(number[1]), meant[unit[0]])
        return unit.end()
    if found := CLOCK.match(text, place):
        _once(so_far, clock=_clock(found))
        return found.end()
    if found := pattern.match(text, place):
        _mean(so_far, meant[found[0]])
        return found.end()
    raise ValueError(text[place:])


def _gap(text: str, place: int) -> int:
    """Where the next word begins."""
    gap = GAP.match(text, place)
    return gap.end() if gap else place


def _mean(so_far: _Said, meaning: str) -> None:
    kind, _space, value = meaning.partition(" ")
    match kind:
        case "day":
            _once(so_far, day=so_far.now.date() + timedelta(days=int(value)))
        case "weekday":
            _once(so_far, weekday=int(value))
        case "week":
            so_far.is_next_week = True
        case "part":
            _once(so_far, part_of_day=time(int(value)))
        case "nothing":
            pass
        case _:
            raise ValueError(meaning)


def _in(so_far: _Said, many: int, unit: str) -> None:
    length = timedelta(**{unit: many})
    if unit in ("days", "weeks"):
        _once(so_far, day=so_far.now.date() + length)
        so_far.usual = so_far.now.time().replace(second=0, microsecond=0)
    else:
        so_far.ahead = (so_far.ahead or timedelta()) + length


def _once(so_far: _Said, **what: object) -> None:
    """Note it, unless that was said before."""
    for name, value in what.items():
        if getattr(so_far, name) is not None:
            raise ValueError(name)
        setattr(so_far, name, value)


def _dotted(found: re.Match[str], today: date) -> date:
    day, month = int(found[1]), int(found[2])
    if found[3]:
        return date(int(found[3]), month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def _clock(found: re.Match[str]) -> time:
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            raise ValueError(found[0])
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    return time(hour, minute)
