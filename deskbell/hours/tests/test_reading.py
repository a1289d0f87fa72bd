"""Calendars as people write them, and what is said of those that cannot be understood."""

import contextlib
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskbell.hours.decisions import Unclear, calendar_of, hours_of

pytestmark = pytest.mark.proves("SLA-3")

BERLIN = ZoneInfo("Europe/Berlin")
FEED = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Nordwind//EN
BEGIN:VEVENT
UID:1
DTSTART;VALUE=DATE:20260605
DTEND;VALUE=DATE:20260606
RRULE:FREQ=YEARLY
SUMMARY:Founders' day
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART:20260608T090000
DTEND:20260608T110000
SUMMARY:All hands
END:VEVENT
END:VCALENDAR
"""


def day_of(counting, day):
    """What is worked on a day, as `09:00-17:00`."""
    begins = datetime.fromisoformat(day).replace(tzinfo=BERLIN)
    hours = counting.openings(begins, begins + timedelta(days=1))
    return [
        f"{one.astimezone(BERLIN):%H:%M}-{other.astimezone(BERLIN):%H:%M}" for one, other in hours
    ]


def test_a_feed_closes_whole_days_every_year_and_hours_once():
    counting = hours_of(
        calendar_of({"zone": "Europe/Berlin", "weekly": {"daily": "9-17"}, "feeds": [FEED]})
    )

    assert day_of(counting, "2026-06-05") == day_of(counting, "2027-06-05") == []
    assert day_of(counting, "2026-06-08") == ["11:00-17:00"]
    assert day_of(counting, "2027-06-08") == ["09:00-17:00"]


@pytest.mark.parametrize(
    ("said", "monday"),
    [
        ({"monday": ["9-12", "13-17:30"]}, ["09:00-12:00", "13:00-17:30"]),
        ({"weekdays": {"from": "09:00", "to": "17:00"}}, ["09:00-17:00"]),
        ({"sat-mon": [["08:00", "12:00"]]}, ["08:00-12:00"]),
        ({"mon, wed": "09:00–12:00"}, ["09:00-12:00"]),
        ({"mon": ["09:00-12:00", "11:00-14:00", "14:00-15:00"]}, ["09:00-15:00"]),
        ({"tue": "9-17"}, []),
        ({"sun": "22:00-06:00"}, ["00:00-06:00"]),
    ],
)
def test_a_week_may_be_written_in_many_ways(said, monday):
    counting = hours_of(calendar_of({"zone": "Europe/Berlin", "weekly": said}))

    assert day_of(counting, "2026-06-01") == monday


def test_toml_brings_days_and_moments_of_its_own():
    calendar = calendar_of(
        {
            "zone": "Europe/Berlin",
            "holidays": [date(2026, 6, 1), {"from": date(2026, 8, 1), "to": date(2026, 8, 3)}],
            "closed": [
                {"from": datetime(2026, 6, 2, 9), "to": datetime(2026, 6, 2, 10)}  # noqa: DTZ001
            ],
        }
    )

    assert date(2026, 8, 2) in calendar.holidays
    assert calendar.closed[0].begins == datetime(2026, 6, 2, 9, tzinfo=BERLIN)


def test_everything_that_cannot_be_understood_is_named_at_once():
    with pytest.raises(Unclear) as unclear:
        calendar_of(
            {
                "zone": "Europe/Atlantis",
                "weekly": {"mon": ["9-17", "late"], "funday": "9-17", "tue": "25-26"},
                "shifts": [{"days": "mon", "from": "22:00"}],
                "holidays": ["2026-02-30", {"country": "XX"}, {"country": "DE", "region": "ZZ"}],
                "exceptions": {"someday": []},
                "closed": [{"from": "2026-06-02T10:00", "to": "2026-06-02T09:00"}],
                "holidays_take": "all",
                "opening": "9-17",
            }
        )

    assert [where for where, _what in unclear.value.places] == [
        "opening",
        "zone",
        "holidays, 1",
        "holidays, 2",
        "holidays, 3",
        "holidays_take",
        "weekly, mon",
        "weekly, funday",
        "weekly, tue",
        "shifts, 1",
        "exceptions, someday",
        "closed, 1",
    ]


plain = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
odd = plain | st.lists(plain, max_size=2) | st.dictionaries(st.text(max_size=4), plain, max_size=2)
parts = st.sampled_from(("zone", "weekly", "shifts", "breaks", "holidays", "feeds", "extra"))


@settings(deadline=None)
@given(parts, odd | st.lists(odd, max_size=2))
def test_whatever_is_written_is_understood_or_refused(part, said):
    with contextlib.suppress(Unclear):
        calendar_of({"zone": "UTC", part: said})
