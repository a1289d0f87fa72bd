"""The firm's calendar: its days, its seasons, and who works when.

The firm counts in days since its history began, which was on a Monday. It has no dates: whoever
plays its history decides when that Monday was. It closes its books every fourth Friday and
releases software every fourth Tuesday.
"""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

from deskbell.project.demo.firm.chance import Chance

#: Where the history begins as long as nobody moves it, by whole weeks. A Monday.
START = datetime(2026, 1, 5, tzinfo=UTC)
DAYS_IN_A_MONTH = 30.4375
PERIOD = 28

#: How much comes in from Monday to Sunday, against a Wednesday.
WEEKDAYS = (1.34, 1.08, 1.0, 0.97, 0.82, 0.11, 0.07)
#: … and from hour to hour of somebody's working day, from six to twenty.
HOURS = (1, 3, 9, 14, 15, 12, 7, 6, 11, 12, 9, 5, 2, 1, 1)


def day_of(at: datetime) -> int:
    return (at - START).days


def midnight(day: int) -> datetime:
    return START + timedelta(days=day)


def days_in(months: float) -> int:
    return round(months * DAYS_IN_A_MONTH)


def is_weekend(day: int) -> bool:
    return day % 7 > 4


def is_close(day: int) -> bool:
    """True on the Thursday and Friday on which the books are closed."""
    return day % PERIOD in (24, 25)


def is_release(day: int) -> bool:
    """True on a release's day and the day after it."""
    return day % PERIOD in (8, 9)


def season(day: int) -> float:
    """Quiet weeks in the holidays, busy ones before the peak, in a year of 52 weeks."""
    week = day / 7 % 52
    quiet = 0.24 * math.exp(-(((week - 13) / 3) ** 2))
    peak = 0.26 * math.exp(-(((week - 27) / 3) ** 2))
    return 1 - quiet + peak + 0.002 * min(day / 7, 100)


def load(day: int) -> float:
    """How much comes in on a day, against an ordinary Wednesday."""
    extra = 0.10 * is_close(day) + 0.16 * is_release(day)
    return WEEKDAYS[day % 7] * season(day) * (1 + extra)


def moment_of(day: int, offset: int, chance: Chance, *, is_night: bool = False) -> datetime:
    """When on this day somebody asks whose clock is `offset` hours ahead of UTC."""
    if is_night:
        hour = chance.one([22, 23, 24, 25, 26, 27, 28, 29])
    else:
        hour = chance.weighed(range(6, 21), HOURS)
    seconds = hour * 3600 + chance.random() * 3600
    return midnight(day) + timedelta(seconds=int(seconds) - offset * 3600)


def worked_until(
    at: datetime, minutes: float, *, offset: int, hours: tuple[int, int], away: frozenset[int]
) -> datetime:
    """The moment at which `minutes` of work are done that begin at `at`, by a clock with `offset`.

    Work goes on only within `hours`, on weekdays, and not on the days in `away`.
    """
    local = at + timedelta(hours=offset)
    left = timedelta(minutes=max(minutes, 0.5))
    while True:
        day = day_of(local)
        opens = midnight(day) + timedelta(hours=hours[0])
        ends = midnight(day) + timedelta(hours=hours[1])
        begins = max(local, opens)
        if not is_weekend(day) and day not in away and begins < ends:
            if begins + left <= ends:
                return begins + left - timedelta(hours=offset)
            left -= ends - begins
        local = midnight(day + 1)
