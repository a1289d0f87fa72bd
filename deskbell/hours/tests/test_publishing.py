"""Calendars are published, and a desk works by one."""

from datetime import UTC, datetime, timedelta

import pytest

from deskbell.hours import operations as hours
from deskbell.hours import queries
from deskbell.hours.decisions import AROUND_THE_CLOCK, gaps_in
from deskbell.kernel.permission import NotPermitted
from deskbell.people.queries import scope_of_desk

pytestmark = pytest.mark.proves("SLA-3")

OFFICE = {"name": "Office", "zone": "Europe/Berlin", "weekly": {"mon-fri": "08:00-17:00"}}
FOUR_HOURS = timedelta(hours=4)


@pytest.fixture
def publish(ada, actor, noon):
    def publish(key, content, *, at=noon, **when):
        draft = hours.calendars.draft(scope=key, content=content, by=actor(ada), at=at)
        return hours.calendars.publish(draft, reason="Why", by=actor(ada), at=at, **when)

    return publish


@pytest.fixture
def choose(ada, actor, noon):
    """Say by which calendar a desk works, and its channels."""

    def choose(desk, calendar, **channels):
        content = {"calendar": calendar, "channels": channels}
        scope = scope_of_desk(desk.pk if desk else None)
        draft = hours.desks.draft(scope=scope, content=content, by=actor(ada), at=noon)
        return hours.desks.publish(draft, reason="Why", by=actor(ada), at=noon)

    return choose


@pytest.mark.django_db
def test_a_calendar_is_counted_in_as_it_was_published(publish, noon):
    version = publish("office", OFFICE)
    held = queries.calendar_named("office", at=noon)

    assert (held.version_id, held.key, held.name) == (version.pk, "office", "Office")
    assert held.hours.add(noon, FOUR_HOURS) == datetime(2026, 3, 2, 16, tzinfo=UTC)


@pytest.mark.django_db
def test_the_next_version_holds_from_its_moment_on(publish, noon):
    first = publish("office", OFFICE)
    tomorrow = noon + timedelta(days=1)
    second = publish("office", {**OFFICE, "name": "Late"}, effective_from=tomorrow)

    assert queries.calendar_named("office", at=noon).version_id == first.pk
    assert queries.calendar_named("office", at=tomorrow).version_id == second.pk


@pytest.mark.django_db
def test_before_any_held_the_first_is_counted_in(publish, noon):
    first = publish("office", OFFICE, effective_from=noon + timedelta(days=9))
    assert queries.calendar_named("office", at=noon).version_id == first.pk


@pytest.mark.django_db
def test_what_was_laid_out_is_kept(publish, noon, django_assert_num_queries):
    publish("office", OFFICE)
    kept = queries.calendar_named("office", at=noon)

    with django_assert_num_queries(1):
        assert queries.calendar_named("office", at=noon) is kept


@pytest.mark.django_db
def test_nothing_is_made_up_for_a_name_nobody_published(noon):
    with pytest.raises(queries.NoSuchCalendar):
        queries.calendar_named("office", at=noon)
    assert queries.calendar_named(AROUND_THE_CLOCK, at=noon).hours.is_open(noon)


@pytest.mark.django_db
def test_a_desk_works_around_the_clock_until_somebody_says_otherwise(desk, noon):
    held = queries.calendar_of_desk(desk.pk, at=noon)

    assert (held.version_id, held.under) == (None, ())
    assert held.hours.add(noon, FOUR_HOURS) == noon + FOUR_HOURS
    assert str(held.hours.calendar.zone) == desk.time_zone


@pytest.mark.django_db
@pytest.mark.proves("INT-17")
def test_a_desk_has_a_calendar_and_a_channel_its_own(publish, choose, desk, noon):
    office = publish("office", OFFICE)
    phone = publish("phone", {**OFFICE, "weekly": {"mon-fri": "09:00-12:00"}})
    choice = choose(desk, "office", phone="phone")

    assert queries.calendar_of_desk(desk.pk, at=noon).under == (choice.pk, office.pk)
    assert queries.calendar_of_channel(desk.pk, "mail", at=noon).key == "office"
    assert queries.calendar_of_channel(desk.pk, "phone", at=noon).version_id == phone.pk


@pytest.mark.django_db
@pytest.mark.proves("ORG-3")
def test_a_desk_goes_before_everywhere(publish, choose, desk, noon):
    publish("office", OFFICE)
    publish("night", {**OFFICE, "weekly": {"daily": "22:00-06:00"}})
    choose(None, "office")
    assert queries.calendar_of_desk(desk.pk, at=noon).key == "office"

    choose(desk, "night")
    assert queries.calendar_of_desk(desk.pk, at=noon).key == "night"


@pytest.mark.django_db
def test_no_desk_works_by_a_calendar_that_is_not_there(choose, desk):
    with pytest.raises(hours.Incomplete) as refused:
        choose(desk, "office", phone="nights")
    assert refused.value.gaps == (
        "There is no calendar “nights”.",
        "There is no calendar “office”.",
    )


@pytest.mark.django_db
@pytest.mark.proves("SEC-2")
def test_who_looks_after_one_desk_only_changes_no_calendar_of_all(ada, hr_desk, actor, noon):
    with pytest.raises(NotPermitted):
        hours.calendars.draft(scope="office", content=OFFICE, by=actor(ada), at=noon)


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"breaks": {"daily": "00:00-24:00"}, "weekly": "always"},
        {"exceptions": {"2026-12-31": []}},
        {
            "weekly": {"mon": "09:00-10:00"},
            "holidays_take": "day",
            "breaks": {"mon": "09:00-10:00"},
        },
    ],
)
def test_a_calendar_that_is_never_open_is_refused(said):
    assert gaps_in({"zone": "UTC", **said}) == [
        "Nobody ever works by this calendar, so nothing would ever be due."
    ]


def test_one_day_is_enough_to_be_open():
    assert gaps_in({"zone": "UTC", "exceptions": {"2031-12-31": ["09:00-10:00"]}}) == []
    extra = [{"from": "2031-12-31T09:00", "to": "2031-12-31T10:00"}]
    assert gaps_in({"zone": "UTC", "extra": extra}) == []


def test_what_is_not_understood_is_named():
    (gap,) = gaps_in({"zone": "UTC", "weekly": {"mon": "nine to five"}})
    assert gap == "weekly, mon: “nine to five” is not understood."
