"""Pauses that look as if they were made for the clock: shortly before it ran out, again and again,
or without a question. A sign, never a verdict: a lead looks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

#: So little before the end of a clock, or in the last tenth of its time, is shortly before.
SHORTLY = timedelta(minutes=30)
LAST_PART = 10
#: So many pauses of one ticket by one person are often.
OFTEN = 3
#: Nobody is looked at for fewer signs than this.
LEAST = 2


@dataclass(frozen=True)
class Pause:
    """Somebody let a clock stand still."""

    ticket_id: int
    by: str
    at: datetime
    due_at: datetime | None
    minutes: int
    #: Whether whoever had to answer was asked something.
    has_question: bool


@dataclass(frozen=True)
class Sign:
    """What is odd about somebody's pauses: how many there were, and of each oddity how many."""

    by: str
    many: int
    shortly: int
    without_question: int
    again: int
    tickets: tuple[int, ...]

    @property
    def weight(self) -> int:
        return self.shortly + self.without_question + self.again


def signs_in(pauses: Iterable[Pause]) -> list[Sign]:
    """Of everybody whose pauses are odd what is odd about them, the oddest first."""
    by: dict[str, list[Pause]] = defaultdict(list)
    for pause in pauses:
        by[pause.by].append(pause)
    signs = [_sign(who, theirs) for who, theirs in by.items()]
    odd = [sign for sign in signs if sign.weight >= LEAST]
    return sorted(odd, key=lambda sign: (-sign.weight, sign.by))


def _sign(who: str, pauses: list[Pause]) -> Sign:
    on_ticket: dict[int, int] = defaultdict(int)
    for pause in pauses:
        on_ticket[pause.ticket_id] += 1
    shortly = [pause for pause in pauses if is_shortly_before(pause)]
    silent = [pause for pause in pauses if not pause.has_question]
    often = {pk for pk, many in on_ticket.items() if many >= OFTEN}
    odd = {pause.ticket_id for pause in (*shortly, *silent)} | often
    return Sign(who, len(pauses), len(shortly), len(silent), len(often), tuple(sorted(odd)))


def is_shortly_before(pause: Pause) -> bool:
    """Whether the clock had hardly any time left."""
    if pause.due_at is None:
        return False
    left = pause.due_at - pause.at
    return left <= max(SHORTLY, timedelta(minutes=pause.minutes) / LAST_PART)
