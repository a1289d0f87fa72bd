"""A calendar in sentences, and the difference between two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deskbell.hours.decisions import (
    WEEK,
    Calendar,
    around_the_clock,
    calendar_of,
    clock,
    countries,
    regions,
    span_of,
    week_of,
    weekdays_of,
)
from deskbell.ui.lists import listed


@dataclass(frozen=True)
class Row:
    """One thing that a calendar says: what of, and what."""

    about: str
    said: str


def in_words(content: dict[str, Any]) -> list[Row]:
    """Everything `content` says but its name, days with the same hours together."""
    return [*_week(content), *_rest(content)]


def hours_of_the_week(content: dict[str, Any]) -> list[Row]:
    """Only when somebody works in an ordinary week, at each site."""
    sites = [_week(site, str(site.get("name", ""))) for site in content.get("sites", [])]
    return [*_week(content), *(row for rows in sites for row in rows)]


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Every point in which `after` says something else, as a sentence."""
    if before == around_the_clock():  # nothing was published yet
        return [
            _("%(about)s: %(now)s") % {"about": row.about, "now": row.said}
            for row in in_words(after)
        ]
    old, new = ({row.about: row.said for row in _all(one)} for one in (before, after))
    told = []
    for about in dict.fromkeys([*old, *new]):
        was, is_now = old.get(about, ""), new.get(about, "")
        if was and is_now and was != is_now:
            words = _("%(about)s: %(now)s instead of %(was)s")
            told.append(words % {"about": about, "now": is_now, "was": was})
        elif is_now and not was:
            told.append(_("%(about)s: %(now)s") % {"about": about, "now": is_now})
        elif was and not is_now:
            told.append(_("%(about)s: no longer %(was)s") % {"about": about, "was": was})
    texts = [_texts(one) for one in (before, after)]
    changed = [name for name, text in texts[1].items() if texts[0].get(name, text) != text]
    return [*told, *(_("What stands in %s has changed.") % name for name in changed)]


def _all(content: dict[str, Any]) -> Iterator[Row]:
    """The same, each day of the week by itself."""
    for day, hours in enumerate(week_of(calendar_of(content)).days):
        yield Row(str(WEEKDAYS[day]), _hours(hours))
    yield Row(_("Name"), str(content.get("name") or "—"))
    yield from _rest(content)


def _week(content: dict[str, Any], site: str = "") -> Iterator[Row]:
    calendar = calendar_of(content)
    if not calendar.shifts and (calendar.sites or site):
        return
    for first, last, hours in week_of(calendar).groups():
        days = _days_from(first, last)
        yield Row(f"{site}: {days}" if site else days, _hours(hours))


def _rest(content: dict[str, Any]) -> Iterator[Row]:
    calendar = calendar_of(content)
    yield Row(_("Time zone"), str(calendar.zone))
    yield from _shifts(calendar)
    for days, said in (content.get("breaks") or {}).items():
        about = _("Break, %s") % _days(days)
        yield Row(about, _hours([clock(span_of(one)) for one in _list(said)]))
    yield from _holidays(content)
    for day, said in sorted((content.get("exceptions") or {}).items()):
        hours = [clock(span_of(one)) for one in _list(said)]
        yield Row(_day(str(day)), _hours(hours))
    for name, words in (("closed", _("Closed")), ("extra", _("Open as well"))):
        for one in content.get(name, []):
            about = _("%(what)s from %(first)s") % {"what": words, "first": one["from"]}
            yield Row(about, _("until %s") % one["to"])
    for name, text in _texts(content).items():
        yield Row(_("Read from %s") % name, _read(text))
    for number, site in enumerate(content.get("sites", []), 1):
        called = site.get("name") or _("Site %d") % number
        yield from _week(site, called)
        yield from (Row(f"{called}: {row.about}", row.said) for row in _rest(site))


def _shifts(calendar: Calendar) -> Iterator[Row]:
    for shift in calendar.shifts:
        if shift.breaks:
            about = _("Shift, %s") % _numbered(shift.weekdays)
            rests = _hours([clock(rest) for rest in shift.breaks])
            said = _("%(hours)s, break %(rests)s")
            yield Row(about, said % {"hours": _hours([clock(shift.hours)]), "rests": rests})


def _holidays(content: dict[str, Any]) -> Iterator[Row]:
    named, days = [], []
    for one in _list(content.get("holidays", [])):
        if isinstance(one, dict) and "country" in one:
            named.append(_public(one))
        else:
            days.append(_day_off(one))
    if named:
        yield Row(_("Public holidays"), listed(named))
    if days:
        yield Row(_("Days off"), listed(days))
    if content.get("holidays_take") == "shift":
        yield Row(_("A holiday takes"), _("whole shifts that begin on it"))


def _public(one: dict[str, Any]) -> str:
    country = str(one["country"]).upper()
    name, region = countries().get(country, country), one.get("region")
    return f"{name} ({regions(country).get(region, region)})" if region else name


def _day_off(one: Any) -> str:
    if not isinstance(one, dict):
        return _day(str(one))
    if "from" in one:
        days = _("%(first)s to %(last)s") % {
            "first": _day(str(one["from"])),
            "last": _day(str(one["to"])),
        }
    else:
        days = _day(str(one["date"]))
    return f"{days} ({one['name']})" if one.get("name") else days


def _day(said: str) -> str:
    if len(said) == len("12-25"):
        return _("every %s") % date_format(date.fromisoformat(f"2000-{said}"), "MONTH_DAY_FORMAT")
    return date_format(date.fromisoformat(said[:10]), "DATE_FORMAT")


def _read(text: str) -> str:
    if not text:
        return _("not read yet")
    events = text.count("BEGIN:VEVENT")
    return ngettext("%(n)d entry", "%(n)d entries", events) % {"n": events}


def _texts(content: dict[str, Any]) -> dict[str, str]:
    """What stands in each feed, by what it is called."""
    feeds = [one if isinstance(one, dict) else {"text": one} for one in content.get("feeds", [])]
    return {_called(one, number): one.get("text", "") for number, one in enumerate(feeds, 1)}


def _called(feed: dict[str, Any], number: int) -> str:
    where = urlsplit(feed.get("address", ""))
    return f"{where.netloc}{where.path}" or feed.get("name") or _("file %d") % number


def _hours(hours: Any) -> str:
    if list(hours) == ["00:00-24:00"]:
        return _("around the clock")
    return listed(one.replace("-", "–") for one in hours) or _("closed")


def _days(said: str) -> str:
    return _numbered(weekdays_of(said))


def _numbered(days: frozenset[int]) -> str:
    if len(days) == len(WEEK):
        return _("every day")
    return listed(WEEKDAYS[day] for day in sorted(days))


def _days_from(first: int, last: int) -> str:
    if first == last:
        return str(WEEKDAYS[first])
    if last - first == len(WEEK) - 1:
        return _("Every day")
    if last - first == 1:
        return listed([WEEKDAYS[first], WEEKDAYS[last]])
    words = _("%(first)s to %(last)s")
    return words % {"first": WEEKDAYS[first], "last": WEEKDAYS[last]}


def _list(said: Any) -> list[Any]:
    return [said] if isinstance(said, str | dict) else list(said)
