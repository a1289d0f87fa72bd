"""What a desk publishes about contact. Lengths are minutes of the time in which the desk works."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from deskbell.kernel.presets import Preset, Presets

#: Nobody is reminded of one thing more often than so, or waited for longer than so many minutes.
MOST_REMINDERS = 5
MOST_MINUTES = 60 * 24 * 60
MOST_DAYS = 365

HOUR, DAY = 60, 24 * 60


@dataclass(frozen=True)
class Rules:
    """How a desk keeps in contact."""

    #: After how long without an answer each reminder leaves, counted from what was said before it.
    reminders: tuple[timedelta, ...]
    #: How long after the last reminder a ticket without an answer is closed; None: never.
    close_after: timedelta | None
    #: How long a resolution is open to objection before the ticket is closed; None: until somebody
    #: closes it.
    confirm_within: timedelta | None
    #: How long the holder has for news that are late before a lead is told.
    task_within: timedelta
    reopen_days: int


def rules_of(content: Mapping[str, Any]) -> Rules:
    """The rules that a published content means."""
    return Rules(
        reminders=tuple(_minutes(one) for one in content["reminders"]),
        close_after=_or_never(content["close_after"]),
        confirm_within=_or_never(content["confirm_within"]),
        task_within=_minutes(content["task_within"]),
        reopen_days=content["reopen_days"],
    )


def gaps_in(content: Any) -> list[str]:
    """What keeps `content` from saying how contact is kept. Empty: nothing."""
    gaps = []
    if len(content["reminders"]) > MOST_REMINDERS:
        gaps.append("reminders many")
    if content["close_after"] is not None and not content["reminders"]:
        # The last reminder announces it: nothing is closed of which nobody was warned.
        gaps.append("close_after unannounced")
    lengths = {
        **{f"reminders {place}": one for place, one in enumerate(content["reminders"], start=1)},
        **{name: content[name] for name in ("close_after", "confirm_within", "task_within")},
    }
    gaps += [
        name
        for name, one in lengths.items()
        if one is not None and not (isinstance(one, int) and 0 < one <= MOST_MINUTES)
    ]
    if content["task_within"] is None:
        gaps.append("task_within")
    if not 0 <= content["reopen_days"] <= MOST_DAYS:
        gaps.append("reopen_days")
    return gaps


#: Counted around the clock, as every desk works for which no calendar was published.
BUILT_IN: dict[str, Any] = {
    "reminders": [2 * DAY, 2 * DAY],
    "close_after": 3 * DAY,
    "confirm_within": 5 * DAY,
    "task_within": 4 * HOUR,
    "reopen_days": 14,
}

#: Beginnings for desks of some kinds: a day of theirs has as many hours as they work.
PRESETS: Presets = {
    "small-firm": Preset(
        _("A firm of twenty"),
        about=_("Two reminders, a day of eight hours."),
        content={
            "reminders": [16 * HOUR, 24 * HOUR],
            "close_after": 24 * HOUR,
            "confirm_within": 40 * HOUR,
            "task_within": 4 * HOUR,
            "reopen_days": 14,
        },
    ),
    "internal-it": Preset(
        _("An internal IT desk"),
        about=_("One reminder more, for colleagues who are away."),
        content={
            "reminders": [16 * HOUR, 24 * HOUR, 40 * HOUR],
            "close_after": 24 * HOUR,
            "confirm_within": 40 * HOUR,
            "task_within": 2 * HOUR,
            "reopen_days": 30,
        },
    ),
    "customer-support": Preset(
        _("A customer support team"),
        about=_("Reminded sooner, and taken up again for longer."),
        content={
            "reminders": [10 * HOUR, 30 * HOUR],
            "close_after": 30 * HOUR,
            "confirm_within": 50 * HOUR,
            "task_within": HOUR,
            "reopen_days": 60,
        },
    ),
    "follow-the-sun": Preset(
        _("A desk around the clock"),
        about=_("Reminders by the day, leads told within the hour."),
        content={
            "reminders": [DAY, 2 * DAY],
            "close_after": 2 * DAY,
            "confirm_within": 4 * DAY,
            "task_within": 30,
            "reopen_days": 14,
        },
    ),
}


def _minutes(many: int) -> timedelta:
    return timedelta(minutes=many)


def _or_never(many: int | None) -> timedelta | None:
    return None if many is None else _minutes(many)
