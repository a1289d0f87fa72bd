"""What keeps a calendar from being published, and what holds where none was."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext as _

from deskbell.hours.decisions.calendars import Calendar
from deskbell.hours.decisions.openings import openings_in
from deskbell.hours.decisions.reading import ALWAYS, Unclear, calendar_of

#: The key of the calendar that needs no publishing.
AROUND_THE_CLOCK = "always"
#: Which hours a desk keeps where nobody said so: around the clock, by whichever channel.
BY_DEFAULT: dict[str, Any] = {"calendar": "", "channels": {}}
#: What the key of a calendar looks like.
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
#: Four years, with the leap day in them, show every week that there is.
SAMPLE = range(2024, 2028)


def around_the_clock(zone: str = "UTC") -> dict[str, Any]:
    """A calendar that is always open."""
    return {"zone": zone, "weekly": ALWAYS}


def gaps_in(content: Any) -> list[str]:
    """What keeps `content` from being a calendar to work by, each as a sentence. Empty: nothing."""
    if not isinstance(content, dict):
        return [_("This is no calendar.")]
    try:
        calendar = calendar_of(content)
    except Unclear as unclear:
        return [
            _("%(where)s: “%(what)s” is not understood.") % {"where": where, "what": what}
            for where, what in unclear.places
        ]
    if not is_ever_open(calendar):
        return [_("Nobody ever works by this calendar, so nothing would ever be due.")]
    return []


def is_ever_open(calendar: Calendar) -> bool:
    """Whether somebody works at all, in any ordinary year or on a day named for it."""
    if (calendar.shifts or calendar.sites) and openings_in(calendar, SAMPLE):
        return True
    named = [day.year for day, spans in calendar.exceptions if spans]
    named += [stretch.begins.year for stretch in calendar.extra]
    return any(openings_in(calendar, range(year, year + 2)) for year in sorted(set(named)))
