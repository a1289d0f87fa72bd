"""iCalendar feeds: what of one counts, and where a calendar names one."""

from __future__ import annotations

from datetime import date
from typing import Any

import icalendar
import recurring_ical_events

LONGEST = 500_000
MOST_EVENTS = 5_000
#: Laid out once, to see that it can be.
TRIED = date(2024, 1, 1), date(2028, 1, 1)
#: What says when something is, and what it is called. Nothing else is kept: no guests, no notes.
KEPT = (
    "UID", "RECURRENCE-ID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "SUMMARY",
)  # fmt: skip
#: What repeats more often than daily is no holiday, and takes for ever to lay out.
TOO_OFTEN = ("SECONDLY", "MINUTELY", "HOURLY")


class NoFeed(ValueError):
    """It is no iCalendar text that a calendar can be made of."""


def condensed(body: bytes | str) -> str:
    """What counts of an iCalendar text, in an order of its own: equal where it means the same.

    Raises `NoFeed`.
    """
    text = body.decode("utf-8-sig", "replace") if isinstance(body, bytes) else body
    try:
        read = icalendar.Calendar.from_ical(text)
        events = sorted((_event(one) for one in read.walk("VEVENT") if _counts(one)), key=_order)
        kept = icalendar.Calendar()
        kept.add("VERSION", "2.0")
        kept.add("PRODID", "-//Deskbell//Hours//")
        for part in (*sorted(read.walk("VTIMEZONE"), key=_order), *events):
            kept.add_component(part)
        said = str(kept.to_ical().decode())
        recurring_ical_events.of(icalendar.Calendar.from_ical(said)).between(*TRIED)
    except NoFeed:
        raise
    except Exception as wrong:  # whatever a stranger's text makes two libraries stumble over
        raise NoFeed(f"It is no iCalendar text: {wrong}"[:300]) from wrong
    if len(events) > MOST_EVENTS or len(said) > LONGEST:
        raise NoFeed(f"It has more than {MOST_EVENTS} events.")
    return said


def addresses_in(content: dict[str, Any]) -> list[str]:
    """The addresses of the feeds that a calendar names."""
    return [one["address"] for one in content.get("feeds", []) if _has_address(one)]


def with_texts(content: dict[str, Any], texts: dict[str, str]) -> dict[str, Any]:
    """The calendar with what was last read at each of its addresses; others stay as they are."""
    if not addresses_in(content):
        return content
    feeds = [
        {**one, "text": texts.get(one["address"], one.get("text", ""))}
        if _has_address(one)
        else one
        for one in content["feeds"]
    ]
    return {**content, "feeds": feeds}


def _has_address(feed: Any) -> bool:
    return isinstance(feed, dict) and bool(feed.get("address"))


def _counts(event: Any) -> bool:
    return str(event.get("STATUS", "")).upper() != "CANCELLED" and "DTSTART" in event


def _event(event: Any) -> icalendar.Event:
    if not hasattr(event["DTSTART"], "dt"):
        raise NoFeed("It holds an event without a readable beginning.")
    rules = event.get("RRULE", [])
    for rule in rules if isinstance(rules, list) else [rules]:
        if str(rule["FREQ"][0]).upper() in TOO_OFTEN:
            raise NoFeed("It holds an event that repeats more often than daily.")
    kept = icalendar.Event()
    for name in KEPT:
        if name in event:
            kept[name] = event[name]
    return kept


def _order(part: Any) -> str:
    return str(part.to_ical().decode())
