"""What waits for the commit is delivered: in order, exactly once, whatever breaks in between."""

import threading

import pytest
from django.db import connection, transaction

from deskbell.kernel import events, relay
from deskbell.kernel.models import Delivery, Outbox
from deskbell.kernel.tests.happenings import BellRang, Boom, hearing

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.proves("OPS-5")]


def ring(noon, bell=1, times=1):
    with transaction.atomic():
        return events.record(BellRang(bell_id=bell, times=times, by="system", at=noon))


def drain_all():
    while relay.drain():
        pass


def test_nothing_is_delivered_before_the_commit(noon):
    heard = []
    with hearing(BellRang, after=[heard.append]):
        with transaction.atomic():
            events.record(BellRang(bell_id=1, times=1, by="system", at=noon))
            assert heard == []
        drain_all()

    assert len(heard) == 1


def test_a_change_that_is_rolled_back_is_never_heard_of(noon):
    heard = []
    with hearing(BellRang, after=[heard.append]):
        with pytest.raises(Boom), transaction.atomic():
            events.record(BellRang(bell_id=1, times=1, by="system", at=noon))
            raise Boom
        drain_all()

    assert heard == []


def test_an_event_is_delivered_once_however_often_one_drains(noon):
    heard = []
    with hearing(BellRang, after=[heard.append]):
        row = ring(noon)
        drain_all()
        Outbox.objects.create(event=row, stream=row.stream)
        drain_all()

    assert len(heard) == 1


def test_the_events_of_a_stream_arrive_in_order(noon):
    heard = []
    with hearing(BellRang, after=[lambda event: heard.append(event.times)]):
        for times in range(30):
            ring(noon, times=times)
        drain_all()

    assert heard == list(range(30))


def test_a_failing_reaction_does_not_hold_up_the_others(noon):
    heard = []
    with hearing(BellRang, after=[Boom.go_off, heard.append]):
        ring(noon)
        drain_all()

    assert len(heard) == 1
    failed = Delivery.objects.get(state=Delivery.State.WAITING)
    assert failed.trouble.startswith("Boom")


def test_only_the_failed_reaction_is_tried_again(noon):
    heard, tries = [], []

    def fail_once(event):
        tries.append(event)
        if len(tries) == 1:
            raise Boom

    with hearing(BellRang, after=[fail_once, heard.append]):
        ring(noon)
        drain_all()
        failed = Delivery.objects.get(state=Delivery.State.WAITING)
        relay.deliver_again(failed.event_id, failed.reaction)
        relay.deliver_again(failed.event_id, failed.reaction)

    assert (len(tries), len(heard)) == (2, 1)
    assert not Delivery.objects.exclude(state=Delivery.State.DONE).exists()


def test_what_keeps_failing_is_laid_out_and_can_be_revived(noon):
    heard = []
    broken = [True]

    def fail_while_broken(event):
        if broken[0]:
            raise Boom
        heard.append(event)

    with hearing(BellRang, after=[fail_while_broken]):
        ring(noon)
        drain_all()
        failed = Delivery.objects.get()
        for _ in range(relay.ATTEMPTS):
            relay.deliver_again(failed.event_id, failed.reaction)
        assert Delivery.objects.get().state == Delivery.State.DEAD

        broken[0] = False
        relay.revive(Delivery.objects.get())
        relay.deliver_again(failed.event_id, failed.reaction)

    assert len(heard) == 1
    assert Delivery.objects.get().state == Delivery.State.DONE


def test_a_crash_inside_a_batch_undoes_what_the_batch_did(noon):
    class Killed(BaseException):
        """Nothing catches it, as nothing catches kill -9."""

    def write_then_die(event):
        Outbox.objects.filter(pk=-1).delete()
        raise Killed

    with hearing(BellRang, after=[write_then_die]):
        ring(noon)
        with pytest.raises(Killed):
            relay.drain()

    assert Outbox.objects.count() == 1
    assert not Delivery.objects.exists()


def test_two_workers_racing_deliver_each_event_once_and_in_order(noon):
    heard: dict[int, list[int]] = {bell: [] for bell in range(8)}
    with hearing(BellRang, after=[lambda event: heard[event.bell_id].append(event.times)]):
        for times in range(20):
            for bell in heard:
                ring(noon, bell=bell, times=times)

        def work():
            try:
                while Outbox.objects.exists():
                    relay.drain()
            finally:
                connection.close()

        workers = [threading.Thread(target=work) for _ in range(3)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join(timeout=60)

    assert heard == {bell: list(range(20)) for bell in heard}


def test_a_committed_event_wakes_the_relay(noon):
    stop = threading.Event()
    heard = threading.Event()
    with hearing(BellRang, after=[lambda event: heard.set()]):

        def work():
            try:
                relay.run(stop)
            finally:
                connection.close()

        worker = threading.Thread(target=work)
        worker.start()
        ring(noon)
        arrived = heard.wait(timeout=10)
        stop.set()
        worker.join(timeout=10)

    assert arrived
