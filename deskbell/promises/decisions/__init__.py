"""Pure: what the events of a ticket mean for its clocks, and what pauses look like abuse."""

from deskbell.promises.decisions.meaning import (
    MOVED_BY,
    REWINDING,
    CourseSoFar,
    course_of,
    happening_of,
)

__all__ = ["MOVED_BY", "REWINDING", "CourseSoFar", "course_of", "happening_of"]
