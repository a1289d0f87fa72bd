"""Pure: calendars, when they are open, and counting in the time that is worked."""

from deskbell.hours.decisions.calendars import Calendar, NeverOpen
from deskbell.hours.decisions.counting import Hours, hours_of
from deskbell.hours.decisions.feeds import NoFeed, addresses_in, condensed, with_texts
from deskbell.hours.decisions.lengths import NotALength, length_of, written
from deskbell.hours.decisions.publishable import (
    AROUND_THE_CLOCK,
    BY_DEFAULT,
    KEY,
    around_the_clock,
    gaps_in,
    is_ever_open,
)
from deskbell.hours.decisions.reading import Unclear, calendar_of
from deskbell.hours.decisions.times import moment_of

__all__ = [
    "AROUND_THE_CLOCK",
    "BY_DEFAULT",
    "KEY",
    "Calendar",
    "Hours",
    "NeverOpen",
    "NoFeed",
    "NotALength",
    "Unclear",
    "addresses_in",
    "around_the_clock",
    "calendar_of",
    "condensed",
    "gaps_in",
    "hours_of",
    "is_ever_open",
    "length_of",
    "moment_of",
    "with_texts",
    "written",
]
