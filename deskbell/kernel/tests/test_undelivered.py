"""What could not be delivered lies where a person finds it, and gets another chance."""

from datetime import timedelta

import pytest
from django.db import transaction

from deskbell.kernel import events, relay, undelivered
from deskbell.kernel.models import Delivery
from deskbell.kernel.tests.happenings import BellRang, Boom, hearing

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.proves("OPS-5")]


@pytest.fixture
def failed(noon):
    """Three bells that nobody could hear: two given up, one still waiting."""
    with hearing(BellRang, after=[Boom.go_off]):
        for bell in (1, 2, 3):
            with transaction.atomic():
                events.record(BellRang(bell_id=bell, times=1, by="system", at=noon))
        while relay.drain():
            pass
        Delivery.objects.filter(event__stream__in=["bell:1", "bell:2"]).update(
            state=Delivery.State.DEAD
        )
        for minutes, row in enumerate(Delivery.objects.order_by("event_id")):
            row.at = noon + timedelta(minutes=minutes)
            row.save()
        yield


def test_the_latest_failure_comes_first_and_pages_go_on_where_the_last_ended(failed):
    first, more = undelivered.undelivered(most=2)
    rest, none_left = undelivered.undelivered(before=(first[-1].at, first[-1].pk), most=2)

    assert [row.event.stream for row in first + rest] == ["bell:3", "bell:2", "bell:1"]
    assert (more, none_left) == (True, False)


def test_what_is_given_up_is_counted_apart_from_what_will_be_tried_again(failed):
    assert (undelivered.count_dead(), undelivered.count_waiting()) == (2, 1)


def test_what_was_delivered_is_not_listed(failed):
    Delivery.objects.update(state=Delivery.State.DONE)

    assert undelivered.undelivered() == ([], False)


def test_all_that_was_given_up_is_revived_at_once(failed):
    assert undelivered.revive_all() == 2
    assert (undelivered.count_dead(), undelivered.count_waiting()) == (0, 3)


def test_only_what_waits_says_when_it_is_tried_again(failed, noon):
    waiting = Delivery.objects.get(state=Delivery.State.WAITING)
    dead = Delivery.objects.filter(state=Delivery.State.DEAD)[0]

    assert undelivered.next_try_at(waiting) == waiting.at + timedelta(seconds=2)
    assert undelivered.next_try_at(dead) is None
