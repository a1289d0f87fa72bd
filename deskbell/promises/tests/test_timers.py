"""The timer tells of each risk and each breach once, whoever is killed whenever."""

import os
import signal
import threading
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection, connections

from deskbell.kernel.models import RecordedEvent
from deskbell.promises import operations as promises
from deskbell.promises.models import Standing
from deskbell.promises.operations import _sweeping
from deskbell.tickets import operations as tickets

pytestmark = pytest.mark.proves("SLA-5")

A_MINUTE = timedelta(minutes=1)


def told():
    rows = RecordedEvent.objects.filter(name__startswith="promise.")
    return Counter(rows.values_list("name", "stream"))


@pytest.mark.django_db
def test_at_risk_and_broken_are_told_at_their_time(policy, receive, noon):
    policy({"first_response": 100}, points=[50, 90])
    ticket = receive()

    seen = [promises.sweep(at=noon + minutes * A_MINUTE) for minutes in (49, 51, 52, 91, 100, 101)]
    promises.sweep(at=noon + 999 * A_MINUTE)

    assert seen == [0, 1, 0, 1, 0, 1]
    assert told() == {
        ("promise.at_risk", f"ticket:{ticket.pk}"): 2,
        ("promise.breached", f"ticket:{ticket.pk}"): 1,
    }


@pytest.mark.django_db
def test_nobody_is_warned_while_the_clock_stands_still(policy, receive, mara, actor, noon):
    policy({"resolution": 100})
    ticket = receive()
    tickets.wait_for_third_party(ticket, on="Parts", by=actor(mara), at=noon + A_MINUTE)

    assert promises.sweep(at=noon + 9999 * A_MINUTE) == 0


@pytest.mark.django_db
def test_whoever_plays_time_tells_each_in_the_minute_it_came(policy, receive, noon):
    policy({"first_response": 100})
    ticket = receive()

    promises.sweep_until({ticket.pk: noon + 500 * A_MINUTE})

    moments = RecordedEvent.objects.filter(name__startswith="promise.").order_by("position")
    assert [*moments.values_list("at", flat=True)] == [noon + 76 * A_MINUTE, noon + 101 * A_MINUTE]


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_midway_and_two_that_go_on_tell_everything_once(policy, receive, noon):
    policy({"first_response": 100})
    for _n in range(12):
        receive()
    late = noon + 80 * A_MINUTE

    _die_before_the_commit(late)
    assert told() == Counter()
    _two_at_once(late)
    warned = told()
    _die_before_the_commit(noon + 200 * A_MINUTE)
    _two_at_once(noon + 200 * A_MINUTE)

    assert [*warned.values()] == [1] * 12
    assert [*told().values()] == [1] * 24
    assert set(Standing.objects.values_list("risk", "next_at")) == {(Standing.Risk.BROKEN, None)}


def _die_before_the_commit(at):
    """Sweep in another process that is killed when everything is written and nothing committed."""
    connections.close_all()
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        keep = _sweeping.keep

        def keep_and_tell(found):
            keep(found)
            os.write(writes, b"!")
            signal.pause()

        _sweeping.keep = keep_and_tell
        promises.sweep(at=at)
        os._exit(1)
    assert os.read(reads, 1) == b"!"
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reads)
    os.close(writes)


def _two_at_once(at):
    def work():
        promises.sweep(at=at)
        connection.close()

    workers = [threading.Thread(target=work) for _n in range(2)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    promises.sweep(at=at)
