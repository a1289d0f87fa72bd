"""Time zones as people choose them: by continent and city, without the names of former days."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from zoneinfo import available_timezones

#: Areas of the tz database that name cities. What else it has (US/Eastern, GMT+3, Zulu) are former
#: names, which it keeps for old settings.
AREAS = (
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)


@cache
def names() -> tuple[str, ...]:
    """UTC, then every city, in order."""
    cities = (name for name in available_timezones() if name.partition("/")[0] in AREAS)
    return ("UTC", *sorted(cities))


def choices() -> list[tuple[str, str] | tuple[str, list[tuple[str, str]]]]:
    """The same for a list to choose from, by continent."""
    utc, *cities = names()
    by_area = groupby(cities, key=lambda name: name.partition("/")[0])
    return [(utc, utc), *((area, [_named(name) for name in found]) for area, found in by_area)]


def _named(name: str) -> tuple[str, str]:
    return name, name.partition("/")[2].replace("_", " ").replace("/", ", ")
