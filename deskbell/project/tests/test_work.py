"""The worker runs jobs and loops, stops when asked, and revives what a killed worker left."""

import asyncio
import os
import signal
import threading

import pytest
from django.db import OperationalError, connection
from procrastinate.contrib.django import app as django_app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.psycopg_connector import PsycopgConnector

from deskbell.project import work

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.proves("OPS-5")]


def rest(stop):
    stop.wait()


def asked_to_stop_at_once(stop):
    os.kill(os.getpid(), signal.SIGTERM)
    stop.wait()


def test_it_stops_when_it_is_asked_to():
    stopped = threading.Event()

    def loop(stop):
        stop.wait()
        stopped.set()

    work.work({"one": loop, "other": asked_to_stop_at_once})

    assert stopped.is_set()


def test_a_loop_that_fails_ends_the_worker():
    def fail(stop):
        raise RuntimeError("the connection is gone")

    with pytest.raises(work.LoopEnded, match="relay"):
        work.work({"relay": fail, "other": rest})


@pytest.mark.parametrize(("failures", "ends_well"), [(work.AGAIN, True), (work.AGAIN + 1, False)])
def test_a_loop_that_loses_its_database_for_a_moment_begins_anew(failures, ends_well, monkeypatch):
    monkeypatch.setattr(work, "A_BREATH", 0)
    left = [OperationalError("deadlock detected")] * failures

    def loop(stop):
        if left:
            raise left.pop()
        asked_to_stop_at_once(stop)

    if ends_well:
        work.work({"mail out": loop})
    else:
        with pytest.raises(work.LoopEnded, match="mail out"):
            work.work({"mail out": loop})
    assert left == []


def test_a_loop_that_returns_unasked_ends_the_worker():
    with pytest.raises(work.LoopEnded, match="relay"):
        work.work({"relay": lambda stop: None})


@pytest.fixture
def left_behind():
    """Leave a job behind, begun so many times, by a worker that is not heard of any more."""

    def leave(attempts):
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO procrastinate_workers (last_heartbeat)"
                " VALUES (now() - interval '1 hour') RETURNING id"
            )
            (worker,) = cursor.fetchone()
            cursor.execute(
                "INSERT INTO procrastinate_jobs"
                " (task_name, queue_name, status, worker_id, attempts)"
                " VALUES ('x', 'default', 'doing', %s, %s)",
                [worker, attempts],
            )

    _forget_every_job()
    yield leave
    _forget_every_job()


def _forget_every_job():
    """Tables of Procrastinate are not flushed between tests: others may have left something."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")


async def revive():
    app = django_app.with_connector(PsycopgConnector(kwargs=connector_params()))
    async with app.open_async():
        await work.revive(app)


@pytest.mark.parametrize(("attempts", "becomes"), [(1, "todo"), (work.ATTEMPTS, "failed")])
def test_what_a_killed_worker_left_is_tried_again_but_not_for_ever(attempts, becomes, left_behind):
    left_behind(attempts)
    asyncio.run(revive())

    with connection.cursor() as cursor:
        cursor.execute("SELECT status FROM procrastinate_jobs")
        assert cursor.fetchone() == (becomes,)
