"""The worker: runs jobs, and beside them the loops that must never rest, until told to stop."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import TYPE_CHECKING

import structlog
from django.db import OperationalError, connections
from procrastinate import exceptions
from procrastinate.contrib.django import app as django_app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.jobs import Status
from procrastinate.psycopg_connector import PsycopgConnector

from deskbell.project.stopping import on_signals

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from procrastinate import App

log = structlog.get_logger(__name__)

HEARTBEAT = 3.0
DEAD_AFTER = 15.0
ATTEMPTS = 10
PATIENCE = 15.0
#: How often a loop begins anew that fails at once, and after how many seconds.
AGAIN, A_BREATH = 3, 0.5


class LoopEnded(Exception):
    """One of the loops ended though nobody asked it to. The worker ends too, to be started anew."""


def work(loops: Mapping[str, Callable[[threading.Event], None]], *, at_once: int = 4) -> None:
    """Run jobs, `at_once` of them, and `loops` until SIGTERM or SIGINT. Raises `LoopEnded`."""
    ended: list[str] = []
    with on_signals() as stop:
        threads = [_started(name, loop, stop, ended) for name, loop in loops.items()]
        try:
            asyncio.run(_jobs(stop, at_once))
        finally:
            stop.set()
            for thread in threads:
                thread.join(PATIENCE)
    if ended:
        raise LoopEnded(", ".join(ended))


def _started(
    name: str, loop: Callable[[threading.Event], None], stop: threading.Event, ended: list[str]
) -> threading.Thread:
    def run() -> None:
        try:
            _persistently(loop, stop, name=name)
        except Exception:
            log.exception("loop failed", loop=name)
        if not stop.is_set():
            ended.append(name)
            stop.set()

    thread = threading.Thread(target=run, name=name, daemon=True)
    thread.start()
    return thread


def _persistently(
    loop: Callable[[threading.Event], None], stop: threading.Event, *, name: str
) -> None:
    """Begin a loop anew that lost a deadlock, or its database for a moment, a few times in a row.

    Raises `OperationalError` where it goes on failing.
    """
    failed = 0
    while True:
        began = time.monotonic()
        try:
            return loop(stop)
        except OperationalError:
            failed = failed + 1 if time.monotonic() - began < DEAD_AFTER else 1
            if failed > AGAIN:
                raise
            log.warning("loop begins anew", loop=name, exc_info=True)
            connections.close_all()
            stop.wait(A_BREATH)


async def _jobs(stop: threading.Event, at_once: int) -> None:
    parameters = connector_params()
    parameters.pop("pool", None)
    # An app of the worker's own: tasks keep Django's connection, so that what a job or a reaction
    # queues in turn is queued in its transaction.
    connector = PsycopgConnector(kwargs=parameters, min_size=1, max_size=4)
    app = django_app.with_connector(connector)
    async with app.open_async():
        worker = asyncio.create_task(
            app.run_worker_async(
                concurrency=at_once,
                delete_jobs="successful",
                install_signal_handlers=False,
                update_heartbeat_interval=HEARTBEAT,
                stalled_worker_timeout=DEAD_AFTER,
                shutdown_graceful_timeout=PATIENCE,
            )
        )
        reviver = asyncio.create_task(_revive_again_and_again(app))
        asked = asyncio.create_task(_wait_for(stop))
        await asyncio.wait({worker, reviver, asked}, return_when=asyncio.FIRST_COMPLETED)
        stop.set()
        for task in (worker, reviver):
            task.cancel()
        for outcome in await asyncio.gather(worker, reviver, asked, return_exceptions=True):
            if isinstance(outcome, Exception):
                raise outcome


async def _wait_for(stop: threading.Event) -> None:
    while not stop.is_set():
        await asyncio.sleep(0.1)


async def _revive_again_and_again(app: App) -> None:
    while True:
        await revive(app)
        await asyncio.sleep(DEAD_AFTER / 3)


async def revive(app: App) -> None:
    """Queue again what a killed worker was doing; give up on what keeps killing workers."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER):
        log.warning("job left behind", task=job.task_name, job=job.id, attempts=job.attempts)
        try:
            if job.attempts >= ATTEMPTS:
                await app.job_manager.finish_job(job, Status.FAILED, delete_job=False)
            else:
                await app.job_manager.retry_job(job)
        except exceptions.ConnectorException as why:
            # Another worker was quicker, or the same is queued already.
            log.info("job not revived", job=job.id, why=str(why.__cause__))
