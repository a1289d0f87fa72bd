"""Pure: what the events of a ticket mean for its clocks, and what pauses look like abuse."""

from deskbell.promises.decisions.meaning import (
    MOVED_BY,
    REWINDING,
    CourseSoFar,
    course_of,
    happening_of,
)
from deskbell.promises.decisions.pausing import Pause, Sign, signs_in

__all__ = [
    "MOVED_BY",
    "REWINDING",
    "CourseSoFar",
    "Pause",
    "Sign",
    "course_of",
    "happening_of",
    "signs_in",
]
