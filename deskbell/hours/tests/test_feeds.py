"""Feeds: what of them counts, and what becomes of a calendar whose feed changes, or fails."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.hours import operations as hours
from deskbell.hours import queries
from deskbell.hours.decisions import NoFeed, condensed
from deskbell.hours.events import FeedFailed, FeedRecovered
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.fetching import Fetched, NotFetched
from deskbell.kernel.models import RecordedEvent

pytestmark = pytest.mark.proves("SLA-3")

ADDRESS = "https://holidays.example/ours.ics"
OFFICE = {
    "name": "Office",
    "zone": "UTC",
    "weekly": {"mon-fri": "08:00-17:00"},
    "feeds": [{"address": ADDRESS, "text": ""}],
}


def ics(*days, stamp="20260101T000000Z", rule=""):
    events = "".join(
        f"BEGIN:VEVENT\nUID:{day}\nDTSTAMP:{stamp}\nDTSTART;VALUE=DATE:{day:%Y%m%d}\n{rule}"
        "SUMMARY:Closed\nDESCRIPTION:Who is ill\nEND:VEVENT\n"
        for day in days
    )
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{events}END:VCALENDAR\n".encode()


class Web:
    """The open internet, as one address of it."""

    def __init__(self):
        self.body, self.etag, self.trouble, self.asked = ics(date(2026, 3, 3)), "1", "", []

    def fetch(self, address, *, etag, modified):
        self.asked.append((address, etag))
        if self.trouble:
            raise NotFetched(self.trouble)
        return Fetched(None if etag == self.etag else self.body, self.etag)


@pytest.fixture
def web():
    return Web()


@pytest.fixture
def read(web, noon, ada, actor):
    """The office is published, and its feed is read, some hours later each time."""
    draft = hours.calendars.draft(scope="office", content=OFFICE, by=actor(ada), at=noon)
    hours.calendars.publish(draft, reason="Why", by=actor(ada), at=noon)

    def read(later):
        at = noon + timedelta(hours=later)
        hours.read_feeds("office", by=SYSTEM, at=at, fetch=web.fetch)
        return queries.calendar_named("office", at=at).hours

    return read


def versions():
    return [(version.number, version.author) for version in queries.CALENDARS.history_of("office")]


def is_open_on(counting, day):
    return counting.is_open(datetime(2026, 3, day, 12, tzinfo=UTC))


@pytest.mark.django_db
def test_what_was_read_becomes_a_version_with_its_reason(read):
    counting = read(1)

    assert not is_open_on(counting, 3)
    assert is_open_on(counting, 4)
    latest = queries.CALENDARS.history_of("office").first()
    assert (latest.number, latest.author, latest.reason) == (2, "system", f"Read from {ADDRESS}")


@pytest.mark.django_db
def test_nothing_is_published_where_nothing_that_counts_has_changed(read, web):
    read(1)
    read(2)
    web.body, web.etag = ics(date(2026, 3, 3), stamp="20260302T000000Z"), "2"
    read(3)

    assert [etag for _address, etag in web.asked] == ["", "1", "1"]
    assert versions()[0][0] == 2


@pytest.mark.django_db
def test_a_feed_that_fails_keeps_what_was_read_and_says_so_once(read, web, recorded):
    read(1)
    web.trouble = "holidays.example does not answer"
    read(2)
    counting = read(3)

    assert not is_open_on(counting, 3)
    assert recorded(FeedFailed).trouble == web.trouble
    (feed,) = queries.failing_feeds()
    assert (feed.trouble, feed.tried_at - feed.failing_since) == (web.trouble, timedelta(hours=1))

    web.trouble = ""
    read(4)
    assert queries.failing_feeds() == []
    assert recorded(FeedRecovered).calendar == "office"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "body", [b"<html>Sign in</html>", b"", ics(date(2026, 3, 3), rule="RRULE:FREQ=SECONDLY\n")]
)
def test_what_is_no_feed_is_not_taken(read, web, body):
    read(1)
    web.body, web.etag = body, "2"

    assert not is_open_on(read(2), 3)
    assert len(queries.failing_feeds()) == 1
    assert versions()[0][0] == 2


@pytest.mark.django_db
def test_a_feed_that_leaves_no_working_day_is_not_taken(read, web):
    web.body = ics(date(2020, 1, 1), rule="RRULE:FREQ=DAILY\n")

    assert is_open_on(read(1), 3)
    assert "Nobody ever works" in queries.failing_feeds()[0].trouble


@pytest.mark.django_db
def test_a_draft_stays_and_is_published_with_what_was_read_meanwhile(read, ada, actor, noon):
    draft = hours.calendars.draft(scope="office", by=actor(ada), at=noon)
    content = {**draft.content, "weekly": {"mon-fri": "09:00-17:00"}}
    hours.calendars.revise(draft, content, by=actor(ada))
    read(1)
    assert queries.CALENDARS.draft_of("office").pk == draft.pk

    draft = queries.CALENDARS.draft_of("office")
    later = noon + timedelta(hours=2)
    hours.calendars.publish(draft, reason="Later", by=actor(ada), at=later)
    assert not is_open_on(queries.calendar_named("office", at=later).hours, 3)


@pytest.mark.django_db
def test_an_address_that_is_named_no_more_is_forgotten(read, ada, actor, noon):
    read(1)
    content = {**OFFICE, "feeds": []}
    later = noon + timedelta(hours=2)
    draft = hours.calendars.draft(scope="office", content=content, by=actor(ada), at=later)
    hours.calendars.publish(draft, reason="Why", by=actor(ada), at=later)
    read(3)

    assert queries.feeds_of("office") == []
    assert not RecordedEvent.objects.filter(name=FeedFailed.name).exists()


@given(st.lists(st.dates(date(2024, 1, 1), date(2028, 1, 1)), unique=True, max_size=5))
def test_what_counts_of_a_feed_counts_again_and_in_any_order(days):
    said = condensed(ics(*days))

    assert condensed(said) == said == condensed(ics(*reversed(days), stamp="20270101T000000Z"))
    assert "ill" not in said


def test_whatever_stands_there_is_refused_in_words():
    for text in ("hello", "BEGIN:VCALENDAR\n", ics(date(2026, 1, 1)).replace(b"20260101", b"soon")):
        with pytest.raises(NoFeed):
            condensed(text)
