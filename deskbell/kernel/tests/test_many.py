"""A reaction that takes many events at once keeps every promise of one that takes each alone."""

import pytest
from django.db import transaction

from deskbell.kernel import events, relay, seals
from deskbell.kernel.models import Delivery, Outbox, RecordedEvent
from deskbell.kernel.tests.happenings import BellRang, Boom, hearing

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.proves("OPS-5")]


def rang(noon, bell, times=1):
    return BellRang(bell_id=bell, times=times, by="system", at=noon)


def ring(noon, *bells, times=1):
    with transaction.atomic():
        return events.record_all([rang(noon, bell, times) for bell in bells])


@pytest.fixture
def many():
    """Let a reaction take many."""
    marked = []

    def many(reaction):
        events._takes_many.add(reaction)
        marked.append(reaction)
        return reaction

    yield many
    events._takes_many.difference_update(marked)


def drain_all():
    while relay.drain():
        pass


def test_it_gets_all_that_wait_at_once(noon, many):
    heard = []
    with hearing(BellRang, after=[many(heard.append)]):
        ring(noon, 1, 2, 3)
        drain_all()

    assert [[event.bell_id for event in events] for events in heard] == [[1, 2, 3]]


def test_what_follows_in_a_stream_comes_later(noon, many):
    heard = []
    with hearing(BellRang, after=[many(heard.append)]):
        for times in range(3):
            ring(noon, 1, 2, times=times)
        drain_all()

    assert [{event.times for event in events} for events in heard] == [{0}, {1}, {2}]


def test_each_is_heard_once_however_often_one_drains(noon, many):
    heard = []
    with hearing(BellRang, after=[many(heard.extend)]):
        rows = ring(noon, 1, 2)
        drain_all()
        Outbox.objects.bulk_create(Outbox(event=row, stream=row.stream) for row in rows)
        ring(noon, 3)
        drain_all()

    assert [event.bell_id for event in heard] == [1, 2, 3]


def test_where_one_fails_the_others_are_done(noon, many):
    heard = []

    def fail_at_the_second(batch):
        heard.extend(batch)
        if any(event.bell_id == 2 for event in batch):
            ring(noon, 99)
            raise Boom

    with hearing(BellRang, after=[many(fail_at_the_second)]):
        ring(noon, 1, 2, 3)
        relay.drain()

    states = dict(Delivery.objects.values_list("event__stream", "state"))
    assert states == {"bell:1": "done", "bell:2": "waiting", "bell:3": "done"}
    assert not RecordedEvent.objects.filter(stream="bell:99").exists()
    assert not Outbox.objects.exists()


def test_what_failed_is_tried_again_alone(noon, many):
    heard, broken = [], [True]

    def fail_while_broken(batch):
        if broken[0]:
            raise Boom
        heard.append([event.bell_id for event in batch])

    with hearing(BellRang, after=[many(fail_while_broken)]):
        ring(noon, 1, 2)
        drain_all()
        broken[0] = False
        for failed in Delivery.objects.filter(state=Delivery.State.WAITING).order_by("event"):
            relay.deliver_again(failed.event_id, failed.reaction)

    assert heard == [[1], [2]]
    assert set(Delivery.objects.values_list("state", flat=True)) == {"done"}


def test_a_crash_inside_undoes_all_of_it(noon, many):
    class Killed(BaseException):
        """Nothing catches it, as nothing catches kill -9."""

    def write_then_die(batch):
        ring(noon, 99)
        raise Killed

    with hearing(BellRang, after=[many(write_then_die)]):
        ring(noon, 1, 2)
        with pytest.raises(Killed):
            relay.drain()

    assert Outbox.objects.count() == 2
    assert not Delivery.objects.exists()
    assert not RecordedEvent.objects.filter(stream="bell:99").exists()


def test_others_who_hear_the_same_are_told_one_by_one(noon, many):
    alone, together = [], []

    def hear_each(event):
        alone.append(event.bell_id)

    with hearing(BellRang, after=[hear_each, many(together.append)]):
        ring(noon, 1, 2)
        drain_all()

    assert alone == [1, 2]
    assert len(together) == 1


def test_what_it_records_names_its_cause(noon, many):
    def echo(batch):
        echoes = [rang(noon, 10 + event.bell_id) for event in batch if event.bell_id < 10]
        events.record_all(echoes, because=[event for event in batch if event.bell_id < 10])

    with hearing(BellRang, after=[many(echo)]):
        causes = ring(noon, 1, 2)
        drain_all()

    echoed = RecordedEvent.objects.filter(cause__isnull=False).order_by("stream")
    assert [row.cause_id for row in echoed] == [row.pk for row in causes]
    assert [row.depth for row in echoed] == [1, 1]


def test_several_events_of_one_stream_form_one_chain(noon):
    ring(noon, 5)
    ring(noon, 5, 6, 5)

    chain = list(RecordedEvent.objects.filter(stream="bell:5").order_by("position"))
    assert [row.position for row in chain] == [1, 2, 3]
    assert seals.verify(chain) is None


def test_who_drains_may_leave_reactions_out_and_the_rest_is_dealt_with(noon, many):
    heard, left_out = [], []

    def hears(event):
        heard.append(event.bell_id)

    def elsewhere(event):
        left_out.append(event.bell_id)

    elsewhere.__module__ = "deskbell.elsewhere.reactions"
    with hearing(BellRang, after=[elsewhere, hears]):
        ring(noon, 1, 2)
        while relay.drain(leaving_out="deskbell.elsewhere."):
            pass

    assert (heard, left_out) == ([1, 2], [])
    assert not Outbox.objects.exists()
    assert {one.reaction for one in Delivery.objects.all()} == {events.name_of(hears)}
