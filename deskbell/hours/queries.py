"""Questions about hours: which calendar holds, and which of them a desk works by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from deskbell.hours.decisions import (
    AROUND_THE_CLOCK,
    BY_DEFAULT,
    Hours,
    addresses_in,
    around_the_clock,
    calendar_of,
    hours_of,
)
from deskbell.hours.models import Feed
from deskbell.kernel import versions
from deskbell.kernel.actors import Actor
from deskbell.kernel.publishing import Published
from deskbell.people import queries as people

CALENDARS = Published("calendar", built_in=lambda scope: around_the_clock())
#: Which calendar a desk works by, and each of its channels. Scope: a desk, or everywhere.
DESKS = Published("hours of a desk", built_in=lambda scope: BY_DEFAULT)


class NoSuchCalendar(LookupError):
    """No calendar of that name held then."""


@dataclass(frozen=True)
class Held:
    """A calendar to count in, and every published version it was found by."""

    hours: Hours
    #: The version of the calendar; None: around the clock, which needs none.
    version_id: int | None
    key: str
    name: str
    under: tuple[int, ...] = ()


def calendar_named(key: str, *, at: datetime) -> Held:
    """The calendar that holds under `key` at `at`; before any did, the first that was published.

    Raises `NoSuchCalendar` where none ever was. Under `AROUND_THE_CLOCK` there always is one.
    """
    if key == AROUND_THE_CLOCK:
        return _always("UTC")
    version_id = versions.key_in_force(CALENDARS.kind, at=at, scope=key)
    if version_id is None:
        first = CALENDARS.history_of(key).last()
        if first is None:
            raise NoSuchCalendar(key)
        version_id = first.pk
    return _held(version_id)


def calendar_of_desk(desk_id: int, *, at: datetime) -> Held:
    """What a desk works by at `at`: as published for it or everywhere, else around the clock."""
    return calendar_of_channel(desk_id, "", at=at)


def calendar_of_channel(desk_id: int, channel: str, *, at: datetime) -> Held:
    """When a desk is there on a channel (`phone` …): as it works, where nothing was said."""
    chosen = DESKS.held(at=at, scope=people.scope_of_desk(desk_id))
    key = chosen.content["channels"].get(channel) or chosen.content["calendar"]
    found = calendar_named(key, at=at) if key else _always(people.desk(desk_id).time_zone)
    return Held(found.hours, found.version_id, found.key, found.name, chosen.under + found.under)


def calendars(*, at: datetime) -> dict[str, str]:
    """The name of each calendar that was published, by its key and in the order of the names."""
    published = [key for key in keys() if CALENDARS.history_of(key).exists()]
    names = {key: calendar_named(key, at=at).name for key in published}
    return dict(sorted(names.items(), key=lambda one: one[1].casefold()))


def keys() -> list[str]:
    """Of every calendar that was published or is drafted."""
    return versions.scopes_of(CALENDARS.kind)


def feeds_of(key: str) -> list[Feed]:
    """What is known of the addresses that a calendar reads."""
    return list(Feed.objects.filter(calendar=key).order_by("address"))


def failing_feeds() -> list[Feed]:
    """Those that cannot be read, the longest first."""
    return list(Feed.objects.filter(failing_since__isnull=False).order_by("failing_since"))


def texts_read(key: str) -> dict[str, str]:
    """What was read last, by address."""
    read = Feed.objects.filter(calendar=key, read_at__isnull=False)
    return dict(read.values_list("address", "text"))


def keys_with_feeds(*, at: datetime) -> list[str]:
    """Of the calendars that name an address, as they hold at `at`."""
    return [key for key in keys() if addresses_in(CALENDARS.held(at=at, scope=key).content)]


def gaps_in_choice(content: Any) -> list[str]:
    """What keeps `content` from saying by which calendars a desk works. Empty: nothing."""
    chosen = {content["calendar"], *content["channels"].values()} - {"", AROUND_THE_CLOCK}
    unknown = sorted(key for key in chosen if not CALENDARS.history_of(key).exists())
    return [_("There is no calendar “%s”.") % key for key in unknown]


def may_publish(actor: Actor, key: str) -> bool:
    """Calendars are everybody's: whoever looks after all desks publishes them."""
    return people.may_publish(actor, "")


@lru_cache(maxsize=256)
def _held(version_id: int) -> Held:
    """What was published never changes: whatever was laid out of it is kept in the process."""
    version = CALENDARS.version(version_id)
    return _of(version.content, version.pk, version.scope)


@lru_cache(maxsize=64)
def _always(zone: str) -> Held:
    return _of(around_the_clock(zone), None, AROUND_THE_CLOCK)


def _of(content: Any, version_id: int | None, key: str) -> Held:
    calendar = calendar_of(content)
    under = () if version_id is None else (version_id,)
    return Held(hours_of(calendar), version_id, key, calendar.name or key, under)
