"""A rhythm: every Monday at eight, the last working day of each month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from typing import Any

from dateutil import rrule
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WEEKDAYS: tuple[Promise, ...] = (
    *(_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday")),
    *(_("Friday"), _("Saturday"), _("Sunday")),
)
WORKING = (0, 1, 2, 3, 4)

KINDS: dict[str, Promise] = {
    "once": _("Once, on the date of the beginning"),
    "daily": _("Every day"),
    "working_days": _("Every working day, Monday to Friday"),
    "weekly": _("Every week on these days"),
    "monthly": _("Every month on this day"),
    "last_day": _("The last day of every month"),
    "first_working_day": _("The first working day of every month"),
    "last_working_day": _("The last working day of every month"),
    "yearly": _("Every year on the date of the beginning"),
}


@dataclass(frozen=True)
class Rhythm:
    """When something comes, by the calendar and the clock on the wall.

    `every` counts days, weeks, months or years: 2 for every other. `day` is one of the month; a
    month that is shorter has it on its last day.
    """

    kind: str
    at: str
    begins_on: str
    every: int = 1
    weekdays: tuple[int, ...] = ()
    day: int = 1
    ends_on: str = ""

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Rhythm:
        return cls(**{**stored, "weekdays": tuple(stored.get("weekdays", ()))})

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"weekdays": list(self.weekdays)}

    def rule(self) -> rrule.rrule:
        """The same as a rule of RFC 5545 over clocks on the wall, which know no zone."""
        begins = datetime.combine(date.fromisoformat(self.begins_on), time.fromisoformat(self.at))
        last = time(23, 59, 59)
        is_limited = self.ends_on and self.kind != "once"
        ends = datetime.combine(date.fromisoformat(self.ends_on), last) if is_limited else None
        freq, parts = self._parts()
        every = max(1, self.every)
        return rrule.rrule(freq, dtstart=begins, interval=every, until=ends, **parts)

    def _parts(self) -> tuple[int, dict[str, Any]]:
        match self.kind:
            case "once":
                return rrule.DAILY, {"count": 1}
            case "daily":
                return rrule.DAILY, {}
            case "working_days":
                return rrule.WEEKLY, {"byweekday": WORKING}
            case "weekly":
                return rrule.WEEKLY, {"byweekday": self.weekdays} if self.weekdays else {}
            case "monthly":
                return rrule.MONTHLY, {"bymonthday": _up_to(self.day), "bysetpos": -1}
            case "last_day":
                return rrule.MONTHLY, {"bymonthday": -1}
            case "first_working_day":
                return rrule.MONTHLY, {"byweekday": WORKING, "bysetpos": 1}
            case "last_working_day":
                return rrule.MONTHLY, {"byweekday": WORKING, "bysetpos": -1}
            case "yearly":
                begins = date.fromisoformat(self.begins_on)
                parts = {"bymonth": begins.month, "bymonthday": _up_to(begins.day)}
                return rrule.YEARLY, parts | {"bysetpos": -1}
        raise ValueError(self.kind)


def _up_to(day: int) -> tuple[int, ...]:
    """The days of a month of which the last that it has is meant."""
    return tuple(range(min(day, 28), day + 1))
