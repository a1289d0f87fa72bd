"""Filling: the firm's past is played, by several processes, a few days at a time.

Each process plays the cases of its own people and keeps how far it came in the transaction of what
it did, so that whoever is killed goes on where they were. Numbers come from the plan: however many
processes play, and however often they are killed, the history is the same.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import connection, connections, transaction
from django.db.backends.postgresql.base import ServerBindingCursor
from django.utils import timezone

from deskbell.kernel.models import Once
from deskbell.people import queries as people
from deskbell.project.demo.firm import START, Firm, Planned
from deskbell.project.demo.founding import found, known
from deskbell.project.demo.past import Past
from deskbell.project.demo.playing import Player
from deskbell.project.demo.sharing import Ours, turns
from deskbell.project.demo.truth import write_truth
from deskbell.search import operations as search
from deskbell.views import operations as views

KEY = "the demo's past"
#: Days played in one transaction.
STRIDE = 4
COUNT_ON = "SELECT setval('tickets_number', greatest(%s, (SELECT last_value FROM tickets_number)))"
#: Mail of the last act of a stride leaves a little after it.
A_MOMENT = timedelta(seconds=30)


#: Statements asked so often are prepared, and so many are kept so.
OFTEN, STATEMENTS = 5, 500

Tell = Callable[[int, int, int], None]


def build(past: Past, *, truth: Path | None = None, tell: Tell | None = None) -> Past | None:
    """Found the firm's desk and play its past; go on where an earlier call was killed.

    Returns the past that was played: an unfinished one keeps the seed, size and end it was begun
    with. None, and nothing happens, on a desk that is there already. `tell` hears now and then of
    days played, days in all, and the latest number. What is true about each case is written to
    `truth`, as JSON lines.
    """
    begun = _begun() or _begin(past)
    if begun is None:
        return None
    if truth is not None:
        write_truth(begun, truth)
    _play(begun, tell or (lambda done, days, number: None))
    search.catch_up()
    views.recount(at=timezone.now(), anew=True)
    _tidy()
    Once.objects.filter(key__startswith=KEY).delete()
    return begun


def _tidy() -> None:
    """Let PostgreSQL know what is there now, as it would find out by itself a few minutes later."""
    if not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE)")


def _begin(past: Past) -> Past | None:
    if people.is_anybody_here():
        return None
    firm = Firm(past.seed, past.scale)
    with transaction.atomic():
        found(firm.people, START + past.shift - timedelta(days=40))
        Once.objects.create(key=KEY, outcome=past.as_json(), at=past.until)
        for worker in range(past.workers):
            Once.objects.create(key=f"{KEY} {worker}", outcome="0", at=past.until)
    return past


def _begun() -> Past | None:
    kept = Once.objects.filter(key=KEY).first()
    return Past.from_json(kept.outcome) if kept else None


def _play(past: Past, tell: Tell) -> None:
    if past.workers == 1:
        for done, number in _worked(past, 0):
            tell(done, past.days, number)
        return
    # A connection cannot be shared by processes: each opens its own.
    connections.close_all()
    context = multiprocessing.get_context("fork")
    heard: multiprocessing.SimpleQueue[tuple[int, int, int]] = context.SimpleQueue()
    processes = [
        context.Process(target=_work, args=(past, worker, heard), daemon=True)
        for worker in range(past.workers)
    ]
    for process in processes:
        process.start()
    behind = dict.fromkeys(range(past.workers), 0)
    while any(process.is_alive() for process in processes) or not heard.empty():
        if heard.empty():
            processes[0].join(0.1)
            continue
        worker, done, number = heard.get()
        behind[worker] = done
        tell(min(behind.values()), past.days, number)
    if any(process.exitcode for process in processes):
        raise RuntimeError("The past could not be played to its end. Start again: it goes on.")


def _work(past: Past, worker: int, heard: Any) -> None:
    for done, number in _worked(past, worker):
        heard.put((worker, done, number))
    connection.close()


def _worked(past: Past, worker: int) -> Iterator[tuple[int, int]]:
    """Play one process's share; yields days done, and the latest number, after each stride."""
    firm = Firm(past.seed, past.scale)
    player = Player(known(list(firm.everybody.values())), firm)
    place = Once.objects.get(key=f"{KEY} {worker}")
    ours = Ours(worker, past.workers)
    due: list[Planned] = []
    number, numbers = 0, set[int]()
    with hurried():
        for day, planned in enumerate(past.plan(), start=1):
            mine = [one for one in planned if ours.has(one)]
            number = max([number, *(one.number for one in planned)])
            numbers.update(one.number for one in mine)
            if day <= int(place.outcome):
                continue
            due += mine
            if day % STRIDE and day < past.days:
                continue
            with transaction.atomic():
                end = START + past.shift + timedelta(days=day) + A_MOMENT
                for turn in turns(due):
                    player.let_time_pass({one.number: one.act.at + past.shift for one in turn})
                    for one in turn:
                        player.play(one, at=one.act.at + past.shift)
                    player.settle(min(end, past.until))
                player.let_all_pass(numbers, min(end, past.until))
                player.settle(min(end, past.until))
                place.outcome = str(day)
                place.save(update_fields=["outcome"])
                _count_on_from(number)
            due = []
            yield day, number


class hurried:  # noqa: N801
    """Inside: no savepoints, which a history played to plan never goes back to; no waiting for the
    disk, since what is lost by a crash is played again; statements that the server has prepared,
    since the same few hundred are asked a million times."""

    def __enter__(self) -> None:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SET synchronous_commit = off")
        connection.features.uses_savepoints = False
        held = connection.connection
        self._before = held.cursor_factory, held.prepare_threshold, held.prepared_max
        held.cursor_factory = ServerBindingCursor
        held.prepare_threshold, held.prepared_max = OFTEN, STATEMENTS

    def __exit__(self, *trouble: object) -> None:
        connection.features.uses_savepoints = True
        held = connection.connection
        held.cursor_factory, held.prepare_threshold, held.prepared_max = self._before
        if connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("RESET synchronous_commit")


def _count_on_from(number: int) -> None:
    """The next ticket that anybody else opens follows on the last one played."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT_ON, [max(number, 1001)])
