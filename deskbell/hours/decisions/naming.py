"""What days are called on which nobody works, and the countries whose holidays are known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cache
from typing import Any

import holidays as public_holidays
import icalendar
import recurring_ical_events
from holidays.registry import COUNTRIES

from deskbell.hours.decisions import times


def names_of(content: dict[str, Any], days: list[date], *, language: str) -> dict[date, list[str]]:
    """By day, what a readable calendar calls it. A day off without a name has an empty one."""
    named: dict[date, list[str]] = {}
    for day, name in _named(content, days, language):
        names = named.setdefault(day, [])
        if name not in names:
            names.append(name)
    return {day: [name for name in names if name] or [""] for day, names in sorted(named.items())}


def _named(content: dict[str, Any], days: list[date], language: str) -> Iterator[tuple[date, str]]:
    wanted = set(days)
    for one in _listed(content.get("holidays", [])):
        if isinstance(one, dict) and "country" in one:
            yield from _public(one, days, language)
        else:
            name = str(one.get("name", "")) if isinstance(one, dict) else ""
            yield from ((day, name) for day in days_of(one, days) if day in wanted)
    for feed in content.get("feeds", []):
        yield from _fed(feed.get("text", "") if isinstance(feed, dict) else feed, days)
    for site in content.get("sites", []):
        where = f" ({site['name']})" if site.get("name") else ""
        yield from ((day, f"{name}{where}") for day, name in _named(site, days, language))


def days_of(one: Any, around: Iterable[date]) -> list[date]:
    """The days that a holiday means, of those around where it comes every year."""
    if isinstance(one, dict) and "from" in one:
        return list(times.days_from(times.day_of(one["from"]), times.day_of(one["to"])))
    said = one["date"] if isinstance(one, dict) else one
    if isinstance(said, str) and len(said) == len("12-25"):
        return [day for day in around if f"{day:%m-%d}" == said]
    return [times.day_of(said)]


def _public(one: dict[str, Any], days: list[date], language: str) -> Iterator[tuple[date, str]]:
    country, region = str(one["country"]).upper(), one.get("region") or None
    found = public_holidays.country_holidays(
        country,
        subdiv=region,
        years={day.year for day in days},
        language=_spoken(country, language),
    )
    yield from ((day, found[day]) for day in days if day in found)


@cache
def _spoken(country: str, language: str) -> str | None:
    """The language nearest to `language` that the holidays of a country are named in."""
    offered: list[str] = public_holidays.list_localized_countries().get(country, [])
    near = [one for one in offered if one.partition("_")[0] == language.partition("-")[0]]
    return near[0] if near else next((one for one in offered if one == "en_US"), None)


def _fed(text: str, days: list[date]) -> Iterator[tuple[date, str]]:
    if not text or not days:
        return
    wanted = set(days)
    named = recurring_ical_events.of(icalendar.Calendar.from_ical(text))
    for event in named.between(min(days), times.day_after(max(days))):
        if not isinstance(event.start, datetime):
            last = max(times.day_before(event.end), event.start)
            covered = times.days_from(event.start, last)
            yield from ((day, str(event.get("SUMMARY", ""))) for day in covered if day in wanted)


@cache
def countries() -> dict[str, str]:
    """The countries whose public holidays are known: their names by their codes."""
    known = public_holidays.list_supported_countries(include_aliases=False)
    named = {said[1]: _apart(said[0]) for said in COUNTRIES.values() if said[1] in known}
    return dict(sorted(named.items(), key=lambda one: one[1]))


@cache
def regions(country: str) -> dict[str, str]:
    """The parts of a country that keep holidays of their own: their names by their codes."""
    if country not in countries():
        return {}
    kind: Any = type(public_holidays.country_holidays(country))
    names = {code: name for name, code in getattr(kind, "subdivisions_aliases", {}).items()}
    found = {code: names.get(code, code) for code in kind.subdivisions}
    return dict(sorted(found.items(), key=lambda one: one[1].casefold()))


def _apart(name: str) -> str:
    """`UnitedStates` as two words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)


def _listed(said: Any) -> list[Any]:
    return [said] if isinstance(said, str | dict) else list(said)
