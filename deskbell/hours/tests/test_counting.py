"""Counting in working time, on cases worked out by hand."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from deskbell.hours.decisions import NeverOpen, calendar_of, hours_of, length_of, written

pytestmark = pytest.mark.proves("SLA-3")

OFFICE = {"weekly": {"mon-fri": ["09:00-17:00"]}}
LUNCH = {"weekly": {"mon-fri": ["09:00-12:00", "13:00-17:00"]}}
RESTED = {"weekly": {"mon-fri": ["09:00-17:00"]}, "breaks": {"daily": ["12:00-13:00"]}}
NIGHT = {"weekly": {"mon-fri": ["22:00-06:00"]}}
NIGHT_WITH_REST = {
    "shifts": [{"days": "mon-fri", "from": "22:00", "to": "06:00", "breaks": ["02:00-02:30"]}]
}
ALWAYS = {"weekly": "always"}
SATURDAY_NIGHT = {"weekly": {"sat": "22:00-06:00"}}
SUNDAY_NIGHT = {"weekly": {"sun": "01:00-04:00"}}
AFTER_MIDNIGHT = {"weekly": {"daily": "00:00-02:00"}}
BAVARIA = {**OFFICE, "holidays": [{"country": "DE", "region": "BY"}]}
SHOP = {
    **OFFICE,
    "holidays": ["2026-12-25", "12-24"],
    "exceptions": {"2026-12-31": ["09:00-12:00"], "2026-12-24": "10:00-11:00"},
    "closed": [{"from": "2026-12-29T10:00", "to": "2026-12-29T12:00"}],
    "extra": [{"from": "2026-12-26T10:00", "to": "2026-12-26T14:00"}],
}
NIGHT_OFF = {**NIGHT, "holidays": ["2026-05-01"]}
WHOLE_NIGHT_OFF = {**NIGHT_OFF, "holidays_take": "shift"}

# Each line: the calendar, its zone, from when, how much is worked, until when (by its clock).
CASES = [
    # Within a day, over a night, over a weekend, to the end of a day and not to the next.
    (OFFICE, "Europe/Berlin", "2026-06-03T10:00", "2h", "2026-06-03T12:00"),
    (OFFICE, "Europe/Berlin", "2026-06-03T16:00", "2h", "2026-06-04T10:00"),
    (OFFICE, "Europe/Berlin", "2026-06-05T16:30", "1h", "2026-06-08T09:30"),
    (OFFICE, "Europe/Berlin", "2026-06-06T11:00", "8h", "2026-06-08T17:00"),
    (OFFICE, "Europe/Berlin", "2026-06-03T09:00", "40h", "2026-06-09T17:00"),
    (LUNCH, "Europe/Berlin", "2026-06-03T11:30", "1h", "2026-06-03T13:30"),
    (LUNCH, "Europe/Berlin", "2026-06-03T12:15", "1h", "2026-06-03T14:00"),
    (RESTED, "Europe/Berlin", "2026-06-03T11:30", "1h", "2026-06-03T13:30"),
    # Overnight: Friday's shift ends on Saturday, Sunday has none.
    (NIGHT, "Europe/Berlin", "2026-06-05T23:00", "7h", "2026-06-06T06:00"),
    (NIGHT, "Europe/Berlin", "2026-06-05T23:00", "8h", "2026-06-08T23:00"),
    (NIGHT_WITH_REST, "Europe/Berlin", "2026-06-05T23:00", "4h", "2026-06-06T03:30"),
    # The clock is put forward at 02:00 on 29 March, and back at 03:00 on 25 October.
    (ALWAYS, "Europe/Berlin", "2026-03-28T12:00", "24h", "2026-03-29T13:00"),
    (ALWAYS, "Europe/Berlin", "2026-10-24T12:00", "24h", "2026-10-25T11:00"),
    (OFFICE, "Europe/Berlin", "2026-03-27T16:00", "2h", "2026-03-30T10:00"),
    (SATURDAY_NIGHT, "Europe/Berlin", "2026-03-28T22:00", "7h", "2026-03-29T06:00"),
    (SATURDAY_NIGHT, "Europe/Berlin", "2026-10-24T22:00", "9h", "2026-10-25T06:00"),
    (SUNDAY_NIGHT, "Europe/Berlin", "2026-03-29T01:00", "2h", "2026-03-29T04:00"),
    # In Lord Howe it is half an hour, in Cairo it happens at midnight, Samoa left out a day.
    (ALWAYS, "Australia/Lord_Howe", "2026-10-03T12:00", "24h", "2026-10-04T12:30"),
    (AFTER_MIDNIGHT, "Africa/Cairo", "2026-04-24T00:00", "1h", "2026-04-24T02:00"),
    (OFFICE, "Pacific/Apia", "2011-12-29T16:00", "2h", "2011-12-31T10:00"),
    # Leap days, and the turn of a year.
    (OFFICE, "Asia/Tokyo", "2028-02-29T16:00", "2h", "2028-03-01T10:00"),
    (OFFICE, "Asia/Tokyo", "2026-12-31T16:00", "2h", "2027-01-01T10:00"),
    # Public holidays: Corpus Christi in Bavaria on 4 June 2026; the first days of a year.
    (BAVARIA, "Europe/Berlin", "2026-06-03T16:00", "2h", "2026-06-05T10:00"),
    (BAVARIA, "Europe/Berlin", "2026-12-31T16:00", "2h", "2027-01-04T10:00"),
    # Own days: Christmas Eve has an hour, New Year's Eve three; two hours off; a Saturday of four.
    (SHOP, "Europe/Berlin", "2026-12-23T16:30", "1h", "2026-12-24T10:30"),
    (SHOP, "Europe/Berlin", "2026-12-24T10:30", "1h", "2026-12-26T10:30"),
    (SHOP, "Europe/Berlin", "2026-12-26T13:00", "2h", "2026-12-28T10:00"),
    (SHOP, "Europe/Berlin", "2026-12-29T09:30", "1h", "2026-12-29T12:30"),
    (SHOP, "Europe/Berlin", "2026-12-31T11:00", "2h", "2027-01-01T10:00"),
    # 1 May closes from midnight to midnight, or the whole shift that begins on it.
    (NIGHT_OFF, "Europe/Berlin", "2026-04-30T23:00", "2h", "2026-05-02T01:00"),
    (WHOLE_NIGHT_OFF, "Europe/Berlin", "2026-04-30T23:00", "2h", "2026-05-01T01:00"),
    (WHOLE_NIGHT_OFF, "Europe/Berlin", "2026-05-01T05:00", "2h", "2026-05-04T23:00"),
]  # fmt: skip


def by_the_clock(said, zone):
    return datetime.fromisoformat(said).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(("content", "zone", "begins", "length", "ends"), CASES)
def test_so_much_is_worked_until_then(content, zone, begins, length, ends):
    counting = hours_of(calendar_of({**content, "zone": zone}))
    first, last = by_the_clock(begins, zone), by_the_clock(ends, zone)

    assert counting.add(first, length_of(length)).astimezone(last.tzinfo) == last
    assert counting.between(first, last) == length_of(length)


def test_whoever_writes_on_friday_evening_from_another_zone_is_answered_on_monday():
    berlin = hours_of(calendar_of({**OFFICE, "zone": "Europe/Berlin"}))
    auckland = by_the_clock("2026-06-06T04:30", "Pacific/Auckland")

    due = berlin.add(auckland, timedelta(hours=4))

    assert due == by_the_clock("2026-06-08T13:00", "Europe/Berlin")


def test_counting_back_finds_the_latest_beginning():
    counting = hours_of(calendar_of({**OFFICE, "zone": "Europe/Berlin"}))
    monday, friday = (
        by_the_clock(f"2026-06-{day}T{time}", "Europe/Berlin")
        for day, time in (("08", "10:00"), ("05", "16:00"))
    )

    assert counting.subtract(monday, timedelta(hours=2)) == friday
    assert counting.subtract(monday, timedelta(hours=1)) == monday - timedelta(hours=1)


def test_what_opens_and_closes_next():
    counting = hours_of(calendar_of({**LUNCH, "zone": "Europe/Berlin"}))
    noon, one, five = (
        by_the_clock(f"2026-06-05T{hour}:00", "Europe/Berlin") for hour in (12, 13, 17)
    )

    assert not counting.is_open(noon)
    assert counting.next_opening(noon) == one
    assert counting.next_closing(noon) == five
    assert counting.is_open(one)
    assert counting.next_opening(five) == by_the_clock("2026-06-08T09:00", "Europe/Berlin")


def test_who_never_closes_never_closes():
    counting = hours_of(calendar_of({**ALWAYS, "zone": "America/Caracas"}))
    now = datetime(2026, 6, 5, tzinfo=UTC)

    assert counting.next_closing(now) is None
    assert counting.between(now, now + timedelta(days=20_000)) == timedelta(days=20_000)
    assert counting.add(now, timedelta(days=20_000)) == now + timedelta(days=20_000)


def test_where_nobody_works_nothing_is_ever_due():
    once = calendar_of({"zone": "UTC", "exceptions": {"2026-06-05": "09:00-10:00"}})
    counting = hours_of(once)
    before = datetime(2026, 6, 1, tzinfo=UTC)

    assert counting.add(before, timedelta(hours=1)) == datetime(2026, 6, 5, 10, tzinfo=UTC)
    with pytest.raises(NeverOpen):
        counting.add(before, timedelta(hours=2))
    with pytest.raises(NeverOpen):
        counting.next_opening(before + timedelta(days=30))
    with pytest.raises(NeverOpen):
        counting.subtract(before, timedelta(hours=1))


def test_a_moment_that_names_no_offset_is_refused():
    counting = hours_of(calendar_of({**OFFICE, "zone": "UTC"}))

    with pytest.raises(ValueError, match="offset"):
        counting.add(datetime(2026, 6, 5), timedelta(hours=1))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("said", "meant"),
    [("4h", "4:00:00"), ("1h 30m", "1:30:00"), ("90m", "1:30:00"), ("0:05", "0:05:00"),
     ("PT36H", "36:00:00"), ("-2h", "-2:00:00"), ("1.5h", "1:30:00"), ("30s", "0:00:30")],
)  # fmt: skip
def test_lengths_are_read_as_people_write_them(said, meant):
    assert written(length_of(said)) == meant


@pytest.mark.parametrize("said", ["", "4", "h", "1d", "4h4h", "1:60", "soon", "9" * 400 + "h"])
def test_what_is_no_length_is_refused(said):
    with pytest.raises(ValueError, match=r".*"):
        length_of(said)


def test_sites_work_by_their_own_clocks_and_holidays():
    """Follow the sun: where one site closes, the next is at work, unless it keeps a holiday."""
    counting = hours_of(
        calendar_of(
            {
                "zone": "UTC",
                "sites": [
                    {"zone": "Europe/Berlin", "weekly": {"daily": "08:00-16:00"}},
                    {
                        "zone": "America/New_York",
                        "weekly": {"daily": "10:00-18:00"},
                        "holidays": [{"country": "US"}],
                    },
                ],
            }
        )
    )
    summer, holiday = (datetime(2026, 7, day, 6, tzinfo=UTC) for day in (2, 4))

    assert counting.openings(summer, summer + timedelta(days=1)) == [
        (summer, summer + timedelta(hours=16))
    ]
    assert counting.between(holiday, holiday + timedelta(days=1)) == timedelta(hours=8)
