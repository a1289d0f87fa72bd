"""When a plan comes: by the clock on the wall, whatever the clock does."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from deskbell.schedules.decisions import KINDS, Rhythm, due, following

pytestmark = pytest.mark.proves("TKT-16")

ZONES = ("Europe/Sofia", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC")
RHYTHMS = st.builds(
    Rhythm,
    st.sampled_from(sorted(KINDS)),
    st.sampled_from(["00:00", "02:30", "03:15", "08:00", "23:59"]),
    st.dates(date(2024, 1, 1), date(2027, 12, 31)).map(date.isoformat),
    st.integers(1, 3),
    st.lists(st.integers(0, 6), unique=True, max_size=7).map(tuple),
    st.integers(1, 31),
)
MOMENTS = st.integers(0, 3 * 365 * 24 * 60).map(
    lambda minutes: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def written(moments, zone):
    return [moment.astimezone(ZoneInfo(zone)).strftime("%a %Y-%m-%d %H:%M") for moment in moments]


def at(year, month, day, hour=0):
    return datetime(year, month, day, hour, tzinfo=UTC)


def test_every_monday_at_eight_is_at_eight_before_and_after_both_changes_of_the_clock():
    rhythm = Rhythm("weekly", "08:00", "2026-01-01", weekdays=(0,))
    for start, utc in ((at(2026, 3, 20), (6, 5)), (at(2026, 10, 15), (5, 6))):
        found = following(rhythm, "Europe/Sofia", after=start, most=2)
        assert [one.hour for one in found] == list(utc)
        assert all(one.endswith("08:00") for one in written(found, "Europe/Sofia"))


def test_an_hour_that_is_left_out_comes_an_hour_later_and_once():
    rhythm = Rhythm("daily", "03:30", "2026-01-01")
    found = following(rhythm, "Europe/Sofia", after=at(2026, 3, 28, 12), most=2)

    assert written(found, "Europe/Sofia") == ["Sun 2026-03-29 04:30", "Mon 2026-03-30 03:30"]


def test_an_hour_that_comes_twice_counts_once():
    rhythm = Rhythm("daily", "03:30", "2026-01-01")
    found = following(rhythm, "Europe/Sofia", after=at(2026, 10, 24, 12), most=2)

    assert written(found, "Europe/Sofia") == ["Sun 2026-10-25 03:30", "Mon 2026-10-26 03:30"]
    assert (found[1] - found[0]) == timedelta(hours=25)


def test_the_last_working_day_of_each_month():
    rhythm = Rhythm("last_working_day", "16:00", "2026-01-01")
    found = following(rhythm, "Europe/Sofia", after=at(2026, 1, 1), most=5)

    assert [one[:14] for one in written(found, "Europe/Sofia")] == [
        "Fri 2026-01-30",
        "Fri 2026-02-27",
        "Tue 2026-03-31",
        "Thu 2026-04-30",
        "Fri 2026-05-29",
    ]


def test_what_is_planned_once_comes_once():
    rhythm = Rhythm("once", "08:00", "2026-03-30", ends_on="2026-04-30")

    assert following(rhythm, "UTC", after=at(2026, 3, 1), most=3) == [at(2026, 3, 30, 8)]
    assert following(rhythm, "UTC", after=at(2026, 3, 30, 8), most=3) == []


def test_a_month_without_a_31st_has_it_on_its_last_day():
    rhythm = Rhythm("monthly", "08:00", "2026-01-01", day=31)
    found = following(rhythm, "UTC", after=at(2026, 1, 1), most=4)

    assert [one.day for one in found] == [31, 28, 31, 30]


@given(RHYTHMS, st.sampled_from(ZONES), MOMENTS)
def test_each_comes_after_the_one_before_and_none_is_lost_on_the_way(rhythm, zone, start):
    found = following(rhythm, zone, after=start, most=6)

    assert all(one > start for one in found)
    assert all(one < other for one, other in pairwise(found))
    for place, moment in enumerate(found[:-1]):
        assert following(rhythm, zone, after=moment, most=1) == [found[place + 1]]


@given(RHYTHMS, st.sampled_from(ZONES), MOMENTS, st.integers(0, 40 * 24))
def test_whatever_was_missed_is_made_or_left_out_never_both(rhythm, zone, start, hours):
    coming = following(rhythm, zone, after=start, most=1)
    assume(coming)
    first = coming[0]
    now = first + timedelta(hours=hours)
    for missed in ("latest", "all", "none"):
        made, left_out, coming = due(rhythm, zone, next_at=first, at=now, missed=missed)
        assert made == sorted(set(made) - set(left_out))
        assert all(moment <= now for moment in (*made, *left_out))
        assert coming is None or coming > now
        if missed == "latest":
            assert len(made) == 1
