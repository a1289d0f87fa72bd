"""Snoozing: nobody has to think of a ticket for a while, and it never gets lost over that."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.models import RecordedEvent
from deskbell.kernel.permission import NotPermitted
from deskbell.tickets import decisions, queries
from deskbell.tickets import operations as tickets
from deskbell.tickets.events import TicketWoken
from deskbell.tickets.models import Ticket

HOUR = timedelta(hours=1)
MOMENTS = st.integers(0, 3000).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@pytest.fixture
def by(actor, mara):
    return actor(mara)


@pytest.fixture
def snoozed(printer_ticket, by, noon):
    """Mara holds it, answered it, and wants it back in three hours."""
    tickets.reply(printer_ticket, text="The part comes today.", by=by, at=noon)
    return tickets.snooze(printer_ticket, until=noon + 3 * HOUR, by=by, at=noon)


@pytest.fixture
def work(by):
    """The reasons of what is first in Mara's work; nothing where nothing is in it."""

    def work(at):
        found = queries.work_of(by, at=at).tickets
        return [reason.code for reason in found[0].verdict.reasons] if found else None

    return work


def woken():
    return RecordedEvent.objects.filter(name=TicketWoken.name).count()


@pytest.mark.django_db
def test_it_leaves_my_work_until_its_moment_and_comes_back_at_the_top(snoozed, work, noon):
    assert work(noon + HOUR) is None
    assert tickets.wake_all_due(at=noon + 2 * HOUR) == 0

    assert tickets.wake_all_due(at=noon + 3 * HOUR) == 1
    assert work(noon + 3 * HOUR)[0] == "woke_time"


@pytest.mark.django_db
def test_it_wakes_once_however_often_somebody_looks(snoozed, noon):
    assert [tickets.wake_all_due(at=noon + 4 * HOUR) for _ in range(3)] == [1, 0, 0]
    assert woken() == 1


@pytest.mark.django_db
def test_a_waking_that_broke_off_is_done_again_and_only_once(snoozed, noon, monkeypatch):
    def breaks(event):
        raise ConnectionError

    with monkeypatch.context() as broken:
        broken.setattr("deskbell.tickets.operations._snoozing.record", breaks)
        with pytest.raises(ConnectionError):
            tickets.wake_all_due(at=noon + 4 * HOUR)
    assert Ticket.objects.get().is_snoozed

    assert tickets.wake_all_due(at=noon + 4 * HOUR) == 1
    assert woken() == 1


@pytest.mark.django_db
def test_a_word_of_the_requester_wakes_it_at_once(snoozed, work, ines, noon):
    at = noon + HOUR
    tickets.hear(snoozed, author=ines, channel="mail", text="Still", by=SYSTEM, at=at)

    assert work(at)[0] == "woke_reply"


@pytest.mark.django_db
def test_a_machine_wakes_nothing(snoozed, ines, noon):
    at = noon + HOUR
    tickets.hear(snoozed, author=ines, channel="mail", text="x", by=SYSTEM, at=at, wakes=False)

    assert Ticket.objects.get().is_snoozed


@pytest.mark.django_db
def test_a_promise_to_the_requester_wakes_it_before_its_moment(printer_ticket, by, noon):
    tickets.take(printer_ticket, by=by, at=noon)
    due = Ticket.objects.get().news_due_at
    tickets.snooze(printer_ticket, until=due + 48 * HOUR, by=by, at=noon)

    assert tickets.wake_all_due(at=due) == 1
    assert Ticket.objects.get().woke_why == "due"


@pytest.mark.django_db
def test_a_promise_broken_before_wakes_nobody(printer_ticket, by, noon):
    due = Ticket.objects.get().news_due_at
    tickets.snooze(printer_ticket, until=due + 9 * HOUR, by=by, at=due + HOUR)

    assert tickets.wake_all_due(at=due + 2 * HOUR) == 0


@pytest.mark.django_db
def test_whoever_works_on_it_has_seen_that_it_woke(snoozed, work, by, noon):
    tickets.wake_all_due(at=noon + 3 * HOUR)
    tickets.note(snoozed, text="Called the supplier", by=by, at=noon + 4 * HOUR)

    assert work(noon + 4 * HOUR)[0] != "woke_time"


@pytest.mark.django_db
def test_who_is_given_it_has_it_before_them(snoozed, by, tomas, noon):
    tickets.assign(snoozed, holder=tomas, reason="Waits for a part", by=by, at=noon + HOUR)

    assert not Ticket.objects.get().is_snoozed


@pytest.mark.django_db
def test_it_can_be_taken_back_and_ended_by_hand(snoozed, by, noon):
    step = queries.latest_step_of(snoozed, by=by)
    tickets.undo(snoozed, step, by=by, at=noon)
    assert not Ticket.objects.get().is_snoozed

    tickets.snooze(snoozed, until=noon + HOUR, by=by, at=noon)
    tickets.wake(snoozed, by=by, at=noon)
    assert not Ticket.objects.get().is_snoozed


@pytest.mark.django_db
def test_what_is_resolved_is_asleep_no_longer_and_undone_it_is_again(snoozed, by, noon):
    tickets.resolve(snoozed, cause="Dust", done="Cleaned", code="fixed", by=by, at=noon)
    assert not Ticket.objects.get().is_snoozed

    tickets.undo(snoozed, queries.latest_step_of(snoozed, by=by), by=by, at=noon)
    assert Ticket.objects.get().is_snoozed


@pytest.mark.django_db
def test_a_moment_that_is_over_is_refused_and_an_auditor_snoozes_nothing(
    printer_ticket, by, vera, actor, noon
):
    with pytest.raises(tickets.Refused):
        tickets.snooze(printer_ticket, until=noon, by=by, at=noon)
    with pytest.raises(NotPermitted):
        tickets.snooze(printer_ticket, until=noon + HOUR, by=actor(vera), at=noon)


@given(MOMENTS, MOMENTS, st.none() | MOMENTS)
def test_it_sleeps_no_longer_than_it_was_meant_to_nor_past_a_promise(begun, until, due):
    waking = decisions.waking(snoozed_at=begun, until=until, due_at=due)

    assert waking.at <= until
    assert due is None or due <= begun or waking.at <= due
    assert waking.why == ("time" if waking.at == until else "due")
