"""What flows through by itself: mails into tickets, and events to who waits for them."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator

from django.db import connection, connections
from django.utils import timezone

from deskbell.channels import operations as channels
from deskbell.channels import queries as mail
from deskbell.kernel import relay
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.models import Outbox
from deskbell.project.bench.budgets import Budget, Result, least
from deskbell.project.bench.cost import cpu_of_everything
from deskbell.project.bench.filling import Filled

CORES = 2

MAIL = """From: Person {n} <person{n}@asks.example>
To: {to}
Subject: Matter {n}
Date: Mon, 02 Mar 2026 12:00:00 +0000
Message-ID: <bench-{n}@asks.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Good morning,

the label printer at dock {n} stops after three labels and blinks orange.

Person {n}
"""


def run(filled: Filled, many: int) -> Iterator[Result]:
    """Take in so many mails, then deliver what they caused."""
    at = timezone.now()
    [mailbox] = mail.mailboxes_for(SYSTEM)
    began = time.perf_counter()
    for n in range(many):
        raw = MAIL.format(n=n, to=filled.address).encode()
        channels.accept(raw, mailbox=mailbox, came_by="pipe", at=at)
    yield Result("mails accepted by one door", many / (time.perf_counter() - began), "a second")
    yield from _rate_of("mails into tickets", many, _settle, budget=least(150))
    waiting = Outbox.objects.count()
    yield from _rate_of("events relayed", waiting, lambda: relay.drain() > 0, budget=least(400))


def _settle() -> bool:
    return channels.process_batch(at=timezone.now()) > 0


def _rate_of(what: str, many: int, step: Callable[[], bool], *, budget: Budget) -> Iterator[Result]:
    """What two cores do in a second by the CPU it takes, and what the clock says besides.

    The clock is right where nothing else runs; elsewhere it measures the others as well.
    """
    _end_connections()
    before, began = cpu_of_everything(), time.perf_counter()
    _end_connections()
    _work_down(step)
    seconds, spent = time.perf_counter() - began, cpu_of_everything() - before
    if many and spent:
        yield Result(f"{what} by {CORES} cores", CORES * many / spent, "a second", budget)
    yield Result(f"{what}, by the clock", many / seconds, "a second")


def _work_down(step: Callable[[], bool]) -> None:
    """Let two worker processes take steps until there is nothing left to do."""

    def work() -> None:
        while step():
            pass
        connection.close()

    fork = multiprocessing.get_context("fork")
    processes = [fork.Process(target=work) for _ in range(CORES)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()


def _end_connections() -> None:
    """A connection cannot be shared by processes, nor a pool's threads: each opens its own."""
    connections.close_all()
    close = getattr(connection, "close_pool", None)
    if close is not None:
        close()
