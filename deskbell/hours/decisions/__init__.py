"""Pure: calendars, when they are open, and counting in the time that is worked."""

from deskbell.hours.decisions.calendars import Calendar, NeverOpen
from deskbell.hours.decisions.counting import Hours, hours_of
from deskbell.hours.decisions.lengths import NotALength, length_of, written
from deskbell.hours.decisions.reading import Unclear, calendar_of
from deskbell.hours.decisions.times import moment_of

__all__ = [
    "Calendar",
    "Hours",
    "NeverOpen",
    "NotALength",
    "Unclear",
    "calendar_of",
    "hours_of",
    "length_of",
    "moment_of",
    "written",
]
