"""Questions about what is promised: which policy holds, and what it promises to one ticket."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import Q, QuerySet

from deskbell.hours import queries as hours
from deskbell.hours.decisions import around_the_clock, calendar_of, hours_of
from deskbell.kernel.models import Version
from deskbell.kernel.publishing import Published
from deskbell.kernel.questions import question
from deskbell.people import queries as people
from deskbell.sla import decisions
from deskbell.sla.decisions import Facts, Policy, Terms, Worked

POLICIES = Published("sla", built_in=lambda scope: decisions.BUILT_IN)

ALWAYS = Worked(hours_of(calendar_of(around_the_clock("UTC"))), None)


@dataclass(frozen=True)
class Promised:
    """What is promised to a ticket, and the published versions that say so."""

    terms: Terms
    under: tuple[int, ...]


def promised(facts: Callable[[], Facts], *, at: datetime, desk_id: int, only: str = "") -> Promised:
    """What is promised at `at` to a ticket of these facts, which are asked for where they count.

    With `only` nothing is looked up where the policy has no target of that measure.
    """
    held = _held(at=at, desk_id=desk_id)
    version_id, own = held.get(POLICIES.kind), held.get(hours.DESKS.kind)
    policy = policy_in(version_id)
    if only and not any(only in rule.targets for rule in policy.rules):
        return Promised(decisions.NOTHING, ())
    known, used = facts(), [version_id, own]

    def calendar(key: str) -> Worked:
        worked = _worked(key or _own_calendar(own, known.channel), at)
        used.append(worked.version_id)
        return worked

    terms = decisions.chosen(known, policy, calendar)
    return Promised(terms, tuple(dict.fromkeys(pk for pk in used if pk is not None)))


def terms_under(facts: Facts, under: Iterable[int]) -> Terms:
    """The same by the versions that an event names. What was published never changes."""
    policy, own = policy_in(None), None
    by_key: dict[str, Worked] = {}
    for pk in under:
        version = _version(pk)
        if version.kind == POLICIES.kind:
            policy = policy_in(pk)
        elif version.kind == hours.CALENDARS.kind:
            by_key[version.scope] = Worked(_hours(pk), pk)
        elif version.kind == hours.DESKS.kind:
            own = pk
    by_default = _own_calendar(own, facts.channel)
    return decisions.chosen(facts, policy, lambda key: by_key.get(key or by_default, ALWAYS))


def terms_by(
    policy: Policy, *, at: datetime, desk_id: int
) -> Callable[[Facts, Iterable[int]], Terms]:
    """What `policy` would promise to tickets of a desk, by the calendars that hold at `at`."""
    own = _held(at=at, desk_id=desk_id).get(hours.DESKS.kind)
    worked: dict[str, Worked] = {}

    def terms_for(facts: Facts, under: Iterable[int]) -> Terms:
        by_default = _own_calendar(own, facts.channel)

        def calendar(key: str) -> Worked:
            wanted = key or by_default
            if wanted not in worked:
                worked[wanted] = _worked(wanted, at)
            return worked[wanted]

        return decisions.chosen(facts, policy, calendar)

    return terms_for


def hours_under(version_id: int | None) -> Any:
    """The hours that a clock counts by."""
    return ALWAYS.hours if version_id is None else _hours(version_id)


@lru_cache(maxsize=256)
def policy_in(version_id: int | None) -> Policy:
    return decisions.policy_of(
        decisions.BUILT_IN if version_id is None else _version(version_id).content
    )


def _held(*, at: datetime, desk_id: int) -> dict[str, int]:
    """By kind, the version that holds for a desk: its own, or everybody's."""
    return dict(_in_force(at, people.scope_of_desk(desk_id)))


@question
def _in_force(at: datetime, scope: str) -> QuerySet[Version, tuple[str, int]]:
    kinds = (POLICIES.kind, hours.DESKS.kind)
    held = Version.objects.filter(
        kind__in=kinds, published_at__isnull=False, effective_from__lte=at
    )
    held = held.filter(Q(scope=scope) | Q(scope=""))
    latest = held.order_by("kind", "-scope", "-effective_from", "-number").distinct("kind")
    return latest.values_list("kind", "pk")


def _own_calendar(version_id: int | None, channel: str) -> str:
    """What a desk works by on a channel, as was published; empty: around the clock."""
    if version_id is None:
        return ""
    content = _version(version_id).content
    return content["channels"].get(channel) or content["calendar"]  # type: ignore[no-any-return]


def _worked(key: str, at: datetime) -> Worked:
    """A desk whose calendar is gone never closes."""
    if key:
        with suppress(hours.NoSuchCalendar):
            held = hours.calendar_named(key, at=at)
            return Worked(held.hours, held.version_id)
    return ALWAYS


@lru_cache(maxsize=512)
def _version(pk: int) -> Version:
    return Version.objects.get(pk=pk)


@lru_cache(maxsize=256)
def _hours(version_id: int) -> Any:
    return hours_of(calendar_of(_version(version_id).content))
