"""What holds for every calendar, every moment and every length."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskbell.hours.decisions import calendar_of, hours_of

pytestmark = pytest.mark.proves("SLA-3")

ZONES = (
    "UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe",
    "Africa/Cairo", "Pacific/Apia", "America/Santiago", "Asia/Tokyo", "Atlantic/Azores",
)  # fmt: skip
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MINUTE = timedelta(minutes=1)
#: A calendar is laid out for some years before the first answer.
unhurried = settings(max_examples=30, deadline=None)

times = st.integers(0, 24 * 60 - 1).map(lambda minute: f"{minute // 60:02}:{minute % 60:02}")
spans = st.tuples(times, times).map("-".join)
days = st.dates(date(2025, 6, 1), date(2027, 6, 1)).map(str)
moments = st.datetimes(datetime(2025, 10, 1), datetime(2027, 4, 30)).map(  # noqa: DTZ001
    lambda naive: naive.replace(tzinfo=UTC)
)
lengths = st.integers(0, 3 * 10**11).map(lambda ticks: timedelta(microseconds=ticks))
calendars = st.fixed_dictionaries(
    {
        "zone": st.sampled_from(ZONES),
        # There is an hour in every week that no break takes, or nothing were ever due.
        "weekly": st.dictionaries(st.sampled_from(DAYS), st.lists(spans, max_size=3)).map(
            lambda week: {**week, "wed": [*week.get("wed", []), "10:00-11:00"]}
        ),
    },
    optional={
        "breaks": st.dictionaries(st.sampled_from(("thu-fri", "sat", "sun")), spans),
        "holidays": st.lists(days, max_size=4),
        "exceptions": st.dictionaries(days, st.lists(spans, max_size=2), max_size=3),
        "holidays_take": st.sampled_from(("day", "shift")),
    },
).map(lambda said: hours_of(calendar_of(said)))


@unhurried
@given(calendars, moments, lengths)
def test_what_is_added_was_worked(hours, at, length):
    due = hours.add(at, length)

    assert due >= at
    assert hours.between(at, due) == length


@unhurried
@given(calendars, moments, lengths)
def test_it_is_due_no_later_than_it_must_be(hours, at, length):
    due = hours.add(at, length)

    if length:
        assert hours.between(at, due - timedelta(microseconds=1)) < length


@unhurried
@given(calendars, moments, lengths)
def test_what_is_taken_away_was_worked_and_no_earlier_than_it_must_be(hours, at, length):
    since = hours.subtract(at, length)

    assert since <= at
    assert hours.between(since, at) == length
    if length:
        assert hours.between(since + timedelta(microseconds=1), at) < length


@unhurried
@given(calendars, moments, lengths, lengths)
def test_two_lengths_one_after_the_other_are_their_sum(hours, at, first, second):
    assert hours.add(hours.add(at, first), second) == hours.add(at, first + second)


@unhurried
@given(calendars, moments, moments, moments)
def test_what_is_worked_adds_up(hours, one, two, three):
    assert hours.between(one, two) + hours.between(two, three) == hours.between(one, three)
    assert hours.between(one, two) == -hours.between(two, one)
    assert abs(hours.between(one, two)) <= abs(two - one)


@unhurried
@given(calendars, moments)
def test_who_is_not_open_opens_next_and_works_not_before(hours, at):
    opens = hours.next_opening(at)

    assert hours.is_open(opens)
    assert hours.is_open(at) == (opens == at)
    assert not hours.between(at, opens)


@unhurried
@given(calendars, moments, st.integers(0, 20 * 24 * 60))
def test_openings_are_what_is_worked(hours, at, minutes):
    until = at + minutes * MINUTE
    openings = hours.openings(at, until)

    assert sum((ends - begins for begins, ends in openings), timedelta()) == hours.between(
        at, until
    )
    assert all(hours.is_open(begins) for begins, _ends in openings)
    assert all(one[1] < other[0] for one, other in pairwise(openings))


@unhurried
@given(calendars, moments, moments)
def test_the_order_of_questions_changes_no_answer(hours, early, late):
    """What was laid out for one question serves the next."""
    fresh = type(hours)(hours.calendar)

    assert fresh.between(early, late) == hours.between(early, late)
    assert fresh.next_opening(late) == hours.next_opening(late)


@unhurried
@given(
    st.sampled_from(ZONES),
    st.dictionaries(st.sampled_from(DAYS), st.tuples(times, times), min_size=1),
    moments,
)
def test_it_is_open_when_the_clock_on_the_wall_says_so(zone, week, at):
    """Minute by minute over two days, but for those on which the clock is changed."""
    hours = hours_of(
        calendar_of({"zone": zone, "weekly": {day: "-".join(span) for day, span in week.items()}})
    )
    here = ZoneInfo(zone)
    began = at.replace(second=0, microsecond=0).astimezone(here)
    offsets = {
        (began + timedelta(hours=ahead)).astimezone(UTC).astimezone(here).utcoffset()
        for ahead in range(-72, 72)
    }
    if len(offsets) > 1:
        return

    def says_so(shown):
        now = f"{shown:%H:%M}"
        today, before = (DAYS[(shown.weekday() - back) % 7] for back in (0, 1))
        begins, ends = week.get(today, ("", ""))
        begun = today in week and begins <= now and (now < ends or ends <= begins)
        earlier, later = week.get(before, ("", ""))
        return begun or (before in week and later <= earlier and now < later)

    for minute in range(0, 2 * 24 * 60, 7):
        shown = (began.astimezone(UTC) + minute * MINUTE).astimezone(here)
        assert hours.is_open(shown) == says_so(shown), shown
