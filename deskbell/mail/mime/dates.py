"""The Date header as a moment."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\s?[+-]\d\d:?\d\d|Z)?")
OFFSET = re.compile(r"(?:\b(?:GMT|UTC?) ?)?([+-])(\d{1,2})(?::?(\d\d))?(?= ?(?:$|\())")
HALF = re.compile(r"(\d:\d\d)\s+[AP]M\b", re.I)
SLASHES = re.compile(r"^(\d{4})/(\d\d)/(\d\d)\b")
# Zones whose letters mean one thing only; "IST" and "CST" mean three.
ZONES = {
    "CET": "+0100",
    "CEST": "+0200",
    "EET": "+0200",
    "EEST": "+0300",
    "MSK": "+0300",
    "HKT": "+0800",
    "JST": "+0900",
    "KST": "+0900",
    "NZST": "+1200",
    "NZDT": "+1300",
}
ZONE = re.compile(rf"\b({'|'.join(ZONES)})$")


def read_date(value: str) -> datetime | None:
    """The moment `value` names, with its offset (UTC where it has none); None if it names none."""
    value = value[:200].strip()
    if not value:
        return None
    value = OFFSET.sub(
        lambda found: f"{found[1]}{found[2]:0>2}{found[3] or '00'}", HALF.sub(r"\1", value)
    )
    value = ZONE.sub(lambda found: ZONES[found[1]], value).replace(":60", ":59")
    value = SLASHES.sub(r"\1-\2-\3", value)
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
