"""Counting compared with somebody who looks at the clock on the wall every minute."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from deskbell.hours.decisions import calendar_of, hours_of

pytestmark = pytest.mark.proves("SLA-3")

#: Where and when the clock did something odd: half an hour, two hours, at midnight, around Ramadan,
#: a whole day left out, a leap day, and nothing at all.
CHANGES = [
    ("Australia/Lord_Howe", date(2026, 4, 5)), ("Australia/Lord_Howe", date(2026, 10, 4)),
    ("Africa/Cairo", date(2026, 4, 24)), ("Africa/Cairo", date(2026, 10, 29)),
    ("Africa/Casablanca", date(2026, 2, 15)), ("Africa/Casablanca", date(2026, 3, 22)),
    ("Pacific/Apia", date(2011, 12, 30)), ("Pacific/Kwajalein", date(1993, 8, 21)),
    ("Antarctica/Troll", date(2026, 3, 29)), ("Antarctica/Troll", date(2026, 10, 25)),
    ("Europe/Berlin", date(2026, 3, 29)), ("Europe/Berlin", date(2026, 10, 25)),
    ("America/Santiago", date(2026, 9, 6)), ("America/New_York", date(2026, 11, 1)),
    ("Asia/Gaza", date(2026, 3, 28)), ("Europe/Dublin", date(2026, 10, 25)),
    ("Asia/Kolkata", date(2028, 2, 29)), ("UTC", date(2028, 2, 29)),
]  # fmt: skip
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MINUTE = timedelta(minutes=1)
FIRST_DAY = datetime(1, 1, 1)  # noqa: DTZ001, what a clock shows
DAY = 24 * 60
#: Looked at on either side of the day.
AROUND = 4


@cache
def wall(zone, day):
    """What the clock shows in each minute, and the minute in which it shows something first."""
    here = ZoneInfo(zone)
    began = datetime.combine(day - timedelta(days=AROUND), datetime.min.time(), UTC)
    shown = [
        (began + minute * MINUTE).astimezone(here).replace(tzinfo=None)
        for minute in range(2 * AROUND * DAY)
    ]
    first = {}
    for minute, clock in enumerate(shown):
        first.setdefault(clock, minute)
    return began, shown, first


def minute_of(zone, day, clock):
    """When the clock first shows that; what it skips is as long after the change as it says."""
    _began, shown, first = wall(zone, day)
    if clock in first:
        return first[clock]
    for minute, (before, after) in enumerate(pairwise(shown)):
        if before < clock < after:
            return minute + (clock - before) // MINUTE
    return -1 if clock < shown[0] else len(shown)


def span(on, text):
    """What the hours of a day mean, in minutes that a clock shows."""
    begins, ends = (int(time[:2]) * 60 + int(time[3:]) for time in text.split("-"))
    ends += DAY if ends <= begins else 0
    return {on.toordinal() * DAY + minute for minute in range(begins, ends)}


def really(zone, day, shown):
    """The minutes in which a clock shows these; hours that touch are one."""
    found = set()
    for first in shown:
        if first - 1 not in shown:
            last = next(after for after in range(first, first + 20 * DAY) if after not in shown)
            begins, ends = (
                minute_of(zone, day, FIRST_DAY + (end - DAY) * MINUTE) for end in (first, last)
            )
            found |= set(range(max(begins, 0), ends))
    return found


def minutes_open(zone, day, said):
    """Every minute in which somebody works."""
    _began, shown, _first = wall(zone, day)
    days = sorted({clock.date() for clock in shown})
    off = {date.fromisoformat(one) for one in (*said["holidays"], *said["exceptions"])}
    takes_shift = said["holidays_take"] == "shift"
    worked, rested, special = set(), set(), set()
    for on in days:
        if not (takes_shift and on in off):
            for text in said["weekly"].get(WEEK[on.weekday()], []):
                worked |= span(on, text)
        for text in said["breaks"].get("daily", []):
            rested |= span(on, text)
        if on in off and not takes_shift:
            rested |= span(on, "00:00-24:00")
        for text in said["exceptions"].get(str(on), []):
            special |= span(on, text)
    return really(zone, day, worked - rested) | really(zone, day, special)


times = st.integers(0, DAY - 1).map(lambda minute: f"{minute // 60:02}:{minute % 60:02}")
#: Often around the hours in which clocks are changed.
odd = st.sampled_from(("00:00", "00:30", "01:00", "01:30", "02:00", "02:30", "03:00", "03:15"))
spans = st.tuples(times | odd, times | odd).map("-".join)


@st.composite
def cases(draw):
    zone, day = draw(st.sampled_from(CHANGES))
    near = st.integers(-2, 2).map(lambda ahead: str(day + timedelta(days=ahead)))
    said = {
        "zone": zone,
        "weekly": draw(st.dictionaries(st.sampled_from(WEEK), st.lists(spans, max_size=2))),
        "breaks": draw(st.just({}) | st.builds(lambda one: {"daily": [one]}, spans)),
        "holidays": draw(st.lists(near, max_size=1)),
        "exceptions": draw(st.dictionaries(near, st.lists(spans, max_size=1), max_size=1)),
        "holidays_take": draw(st.sampled_from(("day", "shift"))),
    }
    return day, said


def case(zone, day, **weekly):
    said = {"breaks": {}, "holidays": [], "exceptions": {}, "holidays_take": "day"}
    return day, {"zone": zone, "weekly": weekly, **said}


@settings(max_examples=120, deadline=None)
@given(cases(), st.integers(0, 2 * DAY), st.integers(1, 2 * DAY))
@example(case("Pacific/Apia", date(2011, 12, 30), fri=["08:00-17:00"]), 0, 60)
@example(case("Pacific/Apia", date(2011, 12, 30), thu=["22:00-06:00"]), 0, 600)
@example(case("Pacific/Kwajalein", date(1993, 8, 21), sat=["00:00-24:00"]), 0, 60)
@example(case("Africa/Cairo", date(2026, 4, 24), fri=["00:00-00:30"], thu=["22:00-06:00"]), 0, 60)
@example(case("Antarctica/Troll", date(2026, 3, 29), sun=["01:30-02:30", "02:30-03:00"]), 0, 60)
def test_every_minute_is_as_the_clock_on_the_wall_says(case, start, length):
    day, said = case
    zone = said["zone"]
    counting = hours_of(calendar_of(said))
    began, *_ = wall(zone, day)
    # Apart from the ends, where what is worked was begun or ends out of sight.
    inside = range(2 * DAY, (2 * AROUND - 2) * DAY)
    worked = minutes_open(zone, day, said)
    at = [began + minute * MINUTE for minute in (inside[0], inside[-1] + 1)]

    found = set()
    for opens, closes in counting.openings(*at):
        assert not (opens - began) % MINUTE
        found |= set(range((opens - began) // MINUTE, (closes - began) // MINUTE))
    assert found == worked & set(inside)

    begins = inside[0] + start
    later = [minute for minute in range(begins, inside[-1] + 1) if minute in worked]
    if length <= len(later):
        due = counting.add(began + begins * MINUTE, length * MINUTE)
        assert due == began + (later[length - 1] + 1) * MINUTE
        assert counting.between(began + begins * MINUTE, due) == length * MINUTE
    ends = inside[-1] + 1 - start
    before = [minute for minute in range(inside[0], ends) if minute in worked]
    if length <= len(before):
        since = counting.subtract(began + ends * MINUTE, length * MINUTE)
        assert since == began + before[-length] * MINUTE
