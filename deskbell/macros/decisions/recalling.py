"""Which facts are noted again as they were, when a macro that noted others is taken back."""

from __future__ import annotations

from collections.abc import Iterable

from deskbell.kernel.events import Event
from deskbell.tickets.events import TicketDescribed, TicketReceived


def facts_again(history: Iterable[Event], step: int) -> dict[str, str] | None:
    """What was known before the step `step` (the key of a recorded event) noted otherwise.

    Empty where it changed no fact; None where any of them was noted otherwise since.
    """
    told = [one for one in history if isinstance(one, TicketReceived | TicketDescribed)]
    place = next(n for n, one in enumerate(told) if one.row and one.row.pk == step)
    before, after, now = told[place - 1].facts, told[place].facts, told[-1].facts
    changed = {name for name, value in after.items() if (value or "") != (before.get(name) or "")}
    if any(now.get(name) != after[name] for name in changed):
        return None
    return {name: before.get(name) or "" for name in changed}
