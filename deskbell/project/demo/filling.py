"""Filling: the firm's past is played, by several processes, a few days at a time.

Each process plays the cases of its own people and keeps how far it came in the transaction of what
it did, so that whoever is killed goes on where they were. Numbers come from the plan: however many
processes play, and however often they are killed, the history is the same.
"""

from __future__ import annotations

import json
import multiprocessing
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from deskbell.kernel.models import Once
from deskbell.people import queries as people
from deskbell.project.demo.firm import START, Firm, Planned
from deskbell.project.demo.founding import found, known
from deskbell.project.demo.past import Past
from deskbell.project.demo.playing import Player

KEY = "the demo's past"
#: Days played in one transaction.
STRIDE = 4
COUNT_ON = "SELECT setval('tickets_number', greatest(%s, (SELECT last_value FROM tickets_number)))"
#: Mail of the last act of a stride leaves a little after it.
A_MOMENT = timedelta(seconds=30)


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
        _write_truth(begun, truth)
    _play(begun, tell or (lambda done, days, number: None))
    Once.objects.filter(key__startswith=KEY).delete()
    return begun


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
    context = multiprocessing.get_context("spawn")
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
    from deskbell.project.commands.roles import configured

    configured()
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
    number = 0
    with hurried():
        for day, planned in enumerate(past.plan(), start=1):
            mine = [one for one in planned if ours.has(one)]
            number = max([number, *(one.number for one in planned)])
            if day <= int(place.outcome):
                continue
            due += mine
            if day % STRIDE and day < past.days:
                continue
            with transaction.atomic():
                end = START + past.shift + timedelta(days=day) + A_MOMENT
                for turn in _turns(due):
                    for one in turn:
                        player.play(one, at=one.act.at + past.shift)
                    player.settle(min(end, past.until))
                place.outcome = str(day)
                place.save(update_fields=["outcome"])
                _count_on_from(number)
            due = []
            yield day, number


def _turns(due: Iterable[Planned]) -> Iterator[list[Planned]]:
    """Of each case its next act, then again: what follows from many is dealt with at once.

    The acts of a case keep their order, those of different people need none.
    """
    turns: defaultdict[int, list[Planned]] = defaultdict(list)
    played: Counter[str] = Counter()
    for one in due:
        turns[played[one.act.case]].append(one)
        played[one.act.case] += 1
    yield from (turns[number] for number in sorted(turns))


class Ours:
    """Which of what is planned belongs to one process: everything about the same people."""

    def __init__(self, worker: int, workers: int) -> None:
        self._worker, self._workers = worker, workers
        self._cases: dict[str, bool] = {}

    def has(self, planned: Planned) -> bool:
        act = planned.act
        if act.case not in self._cases:
            whose = act.who or act.case
            self._cases[act.case] = zlib.crc32(whose.encode()) % self._workers == self._worker
        return self._cases[act.case]


class hurried:  # noqa: N801
    """Inside: no savepoints, which a history played to plan never goes back to; no waiting for the
    disk, since what is lost by a crash is played again."""

    def __enter__(self) -> None:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SET synchronous_commit = off")
        connection.features.uses_savepoints = False

    def __exit__(self, *trouble: object) -> None:
        connection.features.uses_savepoints = True
        if connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("RESET synchronous_commit")


def _count_on_from(number: int) -> None:
    """The next ticket that anybody else opens follows on the last one played."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT_ON, [max(number, 1001)])


def _write_truth(past: Past, path: Path) -> None:
    """The truth of every case, beside the product and never in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".part")
    with fresh.open("w", encoding="utf-8") as file:
        for day in past.plan():
            for planned in day:
                if planned.truth is not None:
                    told = {"number": planned.number, **asdict(planned.truth)}
                    file.write(json.dumps(told, ensure_ascii=False) + "\n")
    fresh.replace(path)
