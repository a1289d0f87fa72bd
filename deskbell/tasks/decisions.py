"""Pure: which tasks keep a ticket open, which have to wait, and in which order they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Standing:
    """What of a task decides whether it gates, and whether it can be done."""

    pk: int
    is_open: bool
    is_gating: bool
    waits_for: int | None = None


def gates(tasks: Iterable[Standing]) -> list[int]:
    """Those that keep their ticket from being resolved."""
    return [task.pk for task in tasks if task.is_open and task.is_gating]


def waiting(tasks: Iterable[Standing]) -> dict[int, int]:
    """Open tasks that cannot be done yet, each with the open task it waits for."""
    tasks = list(tasks)
    still_open = {task.pk for task in tasks if task.is_open}
    return {
        task.pk: task.waits_for
        for task in tasks
        if task.is_open and task.waits_for is not None and task.waits_for in still_open
    }


def would_circle(waits: Mapping[int, int | None], task: int, on: int) -> bool:
    """Whether `task` could never be done if it waited for `on`: that waits for it already."""
    seen: set[int] = set()
    step: int | None = on
    while step is not None and step not in seen:
        if step == task:
            return True
        seen.add(step)
        step = waits.get(step)
    return False


def moved(order: Sequence[int], task: int, *, to: int) -> list[int]:
    """The order with `task` at place `to`, counted from 0; all others keep theirs."""
    others = [one for one in order if one != task]
    place = max(0, min(to, len(others)))
    return [*others[:place], task, *others[place:]]
