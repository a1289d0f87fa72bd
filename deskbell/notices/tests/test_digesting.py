"""A digest comes at the hour one chose, on one's own clock, once, with what one has not seen."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.kernel import relay
from deskbell.kernel.actors import SYSTEM
from deskbell.notices import operations as notices
from deskbell.notices.decisions import digest_is_due, latest_slot
from deskbell.tickets import operations as tickets

pytestmark = pytest.mark.proves("COM-10")

ZONES = ["UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Pacific/Auckland"]
zones = st.sampled_from(ZONES).map(ZoneInfo)
moments = st.timedeltas(timedelta(), timedelta(days=800)).map(
    lambda passed: datetime(2026, 1, 1, tzinfo=UTC) + passed
)
hours = st.integers(0, 23)


@given(st.sampled_from(["day", "hour"]), hours, zones, moments)
def test_the_latest_moment_for_a_digest_is_past_and_not_long_past(every, hour, zone, at):
    slot = latest_slot(every, hour, zone, at=at)

    assert slot <= at
    assert at - slot < timedelta(hours=1 if every == "hour" else 26)


@given(st.sampled_from(["day", "hour"]), hours, zones, moments)
def test_once_made_none_is_due_until_the_next_moment_comes(every, hour, zone, at):
    assert not digest_is_due(every, hour, zone, last=at, at=at)
    assert digest_is_due(every, hour, zone, last=at, at=at + timedelta(hours=26))


@given(hours, zones, moments)
def test_a_day_has_its_digest_at_the_hour_on_the_wall(hour, zone, at):
    local = latest_slot("day", hour, zone, at=at).astimezone(zone)

    # Where summer time skips this hour, the next one.
    assert local.hour in (hour, (hour + 1) % 24)
    assert local.minute == 0


@pytest.fixture
def wants_digest(mara, actor, people, noon):
    """Mara, in Sofia, wants of new tickets nothing but a digest, at nine."""
    type(mara).objects.filter(pk=mara.pk).update(time_zone="Europe/Sofia")
    ways = {"arrived": ["digest"], "given": ["digest"]}
    notices.choose(ways, by=actor(mara), digest_hour=9, at=noon)


@pytest.fixture
def made(printer_ticket, desk, ines, noon):
    """Two tickets came in, the printer and the light."""
    tickets.receive(
        desk=desk, requester=ines, subject="No light", channel="phone", by=SYSTEM, at=noon
    )
    while relay.drain():
        pass


@pytest.fixture
def nine():
    """Nine in Sofia on the day after."""
    return datetime(2026, 3, 3, 7, 0, tzinfo=UTC)


@pytest.mark.django_db
@pytest.mark.usefixtures("wants_digest", "made")
def test_one_mail_sums_up_what_was_not_looked_at(nine, printer_ticket, mailoutbox):
    assert notices.digest(at=nine - timedelta(minutes=1)) == 0
    assert notices.digest(at=nine) == 1
    notices.carry_out(at=nine)

    [mail] = mailoutbox
    assert mail.subject == "2 notices"
    assert printer_ticket.subject in mail.body
    assert "No light" in mail.body

    assert notices.digest(at=nine + timedelta(hours=1)) == 0
    assert notices.digest(at=nine + timedelta(days=1)) == 0


@pytest.mark.django_db
@pytest.mark.usefixtures("wants_digest", "made")
def test_what_was_looked_at_is_in_no_digest(nine, mara, actor, mailoutbox):
    notices.choose({"arrived": ["bell", "digest"]}, by=actor(mara), digest_hour=9, at=nine)
    notices.look(by=actor(mara))

    assert notices.digest(at=nine + timedelta(days=1)) == 0


@pytest.mark.django_db
@pytest.mark.usefixtures("made")
def test_a_digest_holds_nothing_from_before_it_was_wanted(nine, mara, actor, noon):
    notices.choose({"arrived": ["digest"]}, by=actor(mara), digest_hour=9, at=noon)

    assert notices.digest(at=nine) == 0


@pytest.mark.django_db
@pytest.mark.usefixtures("wants_digest", "made")
def test_a_crash_while_it_is_made_makes_none_twice_and_skips_none(nine, monkeypatch, mailoutbox):
    def crash(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("deskbell.notices.models.Errand.objects.create", crash)
    with pytest.raises(RuntimeError):
        notices.digest(at=nine)
    monkeypatch.undo()

    assert notices.digest(at=nine + timedelta(minutes=15)) == 1
    assert notices.digest(at=nine + timedelta(minutes=30)) == 0
    notices.carry_out(at=nine + timedelta(minutes=30))
    assert len(mailoutbox) == 1
