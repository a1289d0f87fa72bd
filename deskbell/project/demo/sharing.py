"""Sharing: which process plays what, and in which turns."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from deskbell.project.demo.firm import Planned


def turns(due: Iterable[Planned]) -> Iterator[list[Planned]]:
    """Of each matter its next act, then again: what follows from many is dealt with at once.

    The acts of a matter keep their order, those of different people need none.
    """
    found: defaultdict[int, list[Planned]] = defaultdict(list)
    played: Counter[str] = Counter()
    for one in due:
        found[played[one.act.matter]].append(one)
        played[one.act.matter] += 1
    yield from (found[number] for number in sorted(found))


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
