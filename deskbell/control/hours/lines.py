"""Lines in which a calendar is written down on a page: hours, breaks, days off, single days."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.forms import ValidationError
from django.utils import translation
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from deskbell.hours.decisions import WEEK, span_of, weekdays_of

DATE = r"\d{4}-\d\d?-\d\d?|\d\d?-\d\d?|\d\d?\.\d\d?\.(?:\d{4})?"
#: Whatever people write between the first day and the last.
UNTIL = r"\s*(?:–|\bto\b|\bbis\b|\.\.\.?|إلى|\s-\s)\s*"
DAY_OFF = re.compile(rf"({DATE})(?:{UNTIL}({DATE}))?(?:\s+(.+))?")
SINGLE_DAY = re.compile(rf"({DATE})\s*:?\s*(.*)")
HOURS = re.compile(r"\d\d?(?::\d\d){0,2}\s*[-–]\s*\d\d?(?::\d\d){0,2}")
OF_DAYS = re.compile(r"(\D*?)\s*:?\s*(\d.*)")


def each_line(text: str, read: Callable[[str], Any]) -> Iterator[Any]:
    """What `read` makes of each line. Raises `ValidationError` that names those it cannot read."""
    wrong = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield read(line.strip())
        except ValueError:
            words = _("Line %(number)d, “%(line)s”, is not understood.")
            wrong.append(words % {"number": number, "line": line.strip()[:80]})
    if wrong:
        raise ValidationError(wrong)


def hours_in(text: str) -> list[str]:
    """`8-12, 13-17` as a calendar says it. Raises `ValueError`."""
    found = [part.strip().replace("–", "-") for part in re.split(r"[,;،]", text) if part.strip()]
    for part in found:
        if not HOURS.fullmatch(part):
            raise ValueError(part)
        span_of(part)
    return found


def breaks_in(line: str) -> tuple[str, list[str]]:
    """`12-12:30` for every day, or `mon-thu 12-13`. Raises `ValueError`."""
    said = OF_DAYS.fullmatch(line)
    if said is None:
        raise ValueError(line)
    days = days_in(said[1].strip()) if said[1].strip() else "daily"
    return days, hours_in(said[2])


def days_in(said: str) -> str:
    """Days of the week, in English or as the reader calls them. Raises `ValueError`."""
    words = said.lower().replace("–", "-")
    for number, names in _names().items():
        for name in names:
            words = re.sub(rf"(?<!\w){re.escape(name)}\.?(?!\w)", WEEK[number], words)
    days = weekdays_of(words)
    return "daily" if len(days) == 7 else words


def _names() -> dict[int, list[str]]:
    """What each day is called in the reader's language, the longest first."""
    found = {}
    for number in range(7):
        names = {str(WEEKDAYS[number]).lower(), str(WEEKDAYS_ABBR[number]).lower()}
        if (translation.get_language() or "").startswith("de"):
            names.add(str(WEEKDAYS[number]).lower()[:2])
        found[number] = sorted(names, key=len, reverse=True)
    return found


def day_off_in(line: str) -> Any:
    """A day, a day of every year, or one to another, and what it is called. Raises `ValueError`."""
    said = DAY_OFF.fullmatch(line)
    if said is None:
        raise ValueError(line)
    first, last, name = said.groups()
    named = {"name": name[:80]} if name else {}
    if last:
        begins, ends = iso(first), iso(last)
        if len(begins) != len("2026-01-01") or not begins <= ends:
            raise ValueError(line)
        return {"from": begins, "to": ends, **named}
    return {"date": iso(first), **named} if named else iso(first)


def single_day_in(line: str) -> tuple[str, list[str]]:
    """A day with hours of its own, or none. Raises `ValueError`."""
    said = SINGLE_DAY.fullmatch(line)
    if said is None or len(day := iso(said[1])) != len("2026-01-01"):
        raise ValueError(line)
    return day, hours_in(said[2])


def iso(said: str) -> str:
    """`24.12.` and `12-24` as `12-24`; `24.12.2026` as `2026-12-24`. Raises `ValueError`."""
    parts = [int(part) for part in re.split(r"[.-]", said) if part]
    if "." in said:
        parts.reverse()
    if len(parts) == 2:
        return date(2000, *parts).strftime("%m-%d")
    return date(*parts).isoformat()


def day_off_line(one: Any) -> str:
    """What `day_off_in` reads back."""
    if not isinstance(one, dict):
        return str(one)
    days = f"{one['from']} – {one['to']}" if "from" in one else str(one["date"])
    return f"{days} {one.get('name', '')}".rstrip()
