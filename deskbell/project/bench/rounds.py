"""The rounds: each measures one thing people wait for."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from django.db import connection, connections
from django.test import Client
from django.utils import timezone

from deskbell.channels import operations as channels
from deskbell.channels import queries as mail
from deskbell.kernel import relay
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.models import Outbox
from deskbell.people import queries as people
from deskbell.project.bench.cost import cost_of
from deskbell.project.bench.filling import Filled
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries

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


@dataclass(frozen=True)
class Result:
    """One line of the table."""

    what: str
    value: float
    unit: str
    budget: str


def run(filled: Filled, *, mails: int) -> Iterator[Result]:
    """Every round, one after the other."""
    yield from _pages(filled)
    yield from _mails(filled, mails)
    yield from _events(filled)


def _pages(filled: Filled) -> Iterator[Result]:
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(filled.agent)
    newest = queries.worked_by(people.actor_for(filled.agent)).order_by("-changed_at")[0]
    addresses = {
        "list page": ("/tickets/", "≤ 20"),
        "ticket page": (f"/tickets/{newest.number}/", "≤ 25"),
    }
    for what, (address, budget) in addresses.items():
        cost = cost_of(partial(_got, client, address))
        yield Result(f"{what}, CPU", cost.cpu, "ms", budget)
        yield Result(f"{what}, p95", cost.wall, "ms", "≤ 40" if what == "list page" else "")

    actor = people.actor_for(filled.agent)
    cost = cost_of(
        lambda: tickets.reply(newest, text="On my way", by=actor, at=timezone.now()), times=40
    )
    yield Result("reply, CPU", cost.cpu, "ms", "≤ 15")


def _got(client: Client, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")


def _mails(filled: Filled, many: int) -> Iterator[Result]:
    at = timezone.now()
    [mailbox] = mail.mailboxes_for(SYSTEM)
    began = time.perf_counter()
    for n in range(many):
        raw = MAIL.format(n=n, to=filled.address).encode()
        channels.accept(raw, mailbox=mailbox, came_by="pipe", at=at)
    yield Result("mails accepted", many / (time.perf_counter() - began), "a second", "")

    def settle() -> bool:
        return channels.process_batch(at=timezone.now()) > 0

    yield Result("mails into tickets", many / _seconds_of(settle), "a second", "≥ 150")


def _events(filled: Filled) -> Iterator[Result]:
    waiting = Outbox.objects.count()
    if not waiting:
        return
    yield Result(
        "events relayed", waiting / _seconds_of(lambda: relay.drain() > 0), "a second", "≥ 400"
    )


def _seconds_of(step: Callable[[], bool], workers: int = 2) -> float:
    """How long two worker processes take until there is nothing left to do."""

    def work() -> None:
        while step():
            pass
        connection.close()

    # A connection cannot be shared by processes: each opens its own.
    connections.close_all()
    _close_pool()
    fork = multiprocessing.get_context("fork")
    processes = [fork.Process(target=work) for _ in range(workers)]
    began = time.perf_counter()
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return time.perf_counter() - began


def _close_pool() -> None:
    """Give up the pool too, where there is one: its threads do not survive a fork."""
    close = getattr(connection, "close_pool", None)
    if close is not None:
        close()
