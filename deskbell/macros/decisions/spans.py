"""How long a wait may last, as people write it: `4h`, `3d`, `2w`. A day is 24 hours."""

from __future__ import annotations

import re
from datetime import timedelta

SPAN = re.compile(r"([1-9]\d{0,2})([hdw])", re.ASCII)
UNITS = {"h": "hours", "d": "days", "w": "weeks"}
#: Nobody waits longer than a year.
LONGEST = timedelta(days=366)


def span_of(text: str) -> timedelta | None:
    """The length that `text` says; None where it says none."""
    found = SPAN.fullmatch(text)
    if found is None:
        return None
    span = timedelta(**{UNITS[found[2]]: int(found[1])})
    return span if span <= LONGEST else None
