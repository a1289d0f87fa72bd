"""The Date header as a moment."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\s?[+-]\d\d:?\d\d|Z)?")


def read_date(value: str) -> datetime | None:
    """The moment `value` names, with its offset (UTC where it has none); None if it names none."""
    value = value[:200].strip()
    if not value:
        return None
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        found = ISO.search(value)
        if not found:
            return None
        try:
            moment = datetime.fromisoformat(found[0].replace(" +", "+").replace(" -", "-"))
        except ValueError:
            return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        moment.astimezone(UTC).isoformat()
        moment.isoformat()
    except (ValueError, OverflowError):
        return None
    return moment
