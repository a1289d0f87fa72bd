"""Published versions: configuration is drafted and published, never edited.

Whatever decides something names the version it used, so that the decision can be explained, and
taken again, years later.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import Event, Words, record
from deskbell.kernel.models import Version
from deskbell.kernel.questions import question


class AlreadyPublished(Exception):
    """A published version never changes; draft the next one from it."""


@dataclass(frozen=True, kw_only=True)
class ConfigurationPublished(Event):
    """A draft became the version that decisions are taken under."""

    name = "configuration.published"
    stream = "version"
    sentence = "published {kind} {number}"
    version_id: int
    kind: str
    scope: str
    number: int
    effective_from: datetime
    reason: Words


def draft(kind: str, content: Any, *, by: Actor, at: datetime, scope: str = "") -> Version:
    """A new draft of `kind` for `scope` (empty: everywhere)."""
    return Version.objects.create(
        kind=kind, scope=scope, content=content, author=by.ref, drafted_at=at
    )


@transaction.atomic
def revise(version: Version, content: Any, *, by: Actor) -> Version:
    """Change a draft. Raises `AlreadyPublished` if it is none any more."""
    version = _locked_draft(version)
    version.content = content
    version.author = by.ref
    version.save(update_fields=["content", "author"])
    return version


@transaction.atomic
def publish(
    version: Version,
    *,
    reason: str,
    by: Actor,
    at: datetime,
    effective_from: datetime | None = None,
) -> Version:
    """Make a draft the version in force from `effective_from` (default: now) on.

    Raises `AlreadyPublished` if it is no draft. The caller has asked for permission.
    """
    version = _locked_draft(version)
    siblings = Version.objects.filter(kind=version.kind, scope=version.scope, number__isnull=False)
    latest = siblings.select_for_update().order_by("-number").first()
    version.number = (latest.number or 0) + 1 if latest else 1
    version.reason = reason
    version.author = by.ref
    version.published_at = at
    version.effective_from = effective_from or at
    version.save()
    record(
        ConfigurationPublished(
            version_id=version.pk,
            kind=version.kind,
            scope=version.scope,
            number=version.number,
            effective_from=version.effective_from,
            reason=reason,
            by=by.ref,
            at=at,
        )
    )
    return version


@transaction.atomic
def discard(version: Version) -> None:
    """Throw a draft away. Raises `AlreadyPublished` if it is none any more."""
    _locked_draft(version).delete()


def draft_of(kind: str, *, scope: str = "") -> Version | None:
    """The draft being worked on: the latest, where there are several."""
    drafts = Version.objects.filter(kind=kind, scope=scope, published_at=None)
    return drafts.order_by("-pk").first()


def history_of(kind: str, *, scope: str = "") -> QuerySet[Version]:
    """What was published for this very scope, the latest first."""
    published = Version.objects.filter(kind=kind, scope=scope, published_at__isnull=False)
    return published.order_by("-number")


def version(kind: str, pk: int) -> Version:
    return Version.objects.get(kind=kind, pk=pk)


def in_force(kind: str, *, at: datetime, scope: str = "") -> Version | None:
    """The published version that holds at `at`: the scope's own, else the one for everywhere."""
    return next(iter(_in_force(kind, at, scope)), None)


def key_in_force(kind: str, *, at: datetime, scope: str) -> int | None:
    """The key of what holds for this very scope: for those who keep what they made of it."""
    return next(iter(_key_in_force(kind, at, scope)), None)


def scopes_of(kind: str) -> list[str]:
    """Every scope for which something was published or is drafted."""
    scopes = Version.objects.filter(kind=kind).order_by("scope")
    return list(scopes.values_list("scope", flat=True).distinct())


@question
def _key_in_force(kind: str, at: datetime, scope: str) -> QuerySet[Version, int]:
    held = Version.objects.filter(kind=kind, published_at__isnull=False, effective_from__lte=at)
    latest = held.filter(scope=scope).order_by("-effective_from", "-number")
    return latest.values_list("pk", flat=True)[:1]


@question
def _in_force(kind: str, at: datetime, scope: str) -> QuerySet[Version]:
    held = Version.objects.filter(kind=kind, published_at__isnull=False, effective_from__lte=at)
    held = held.filter(Q(scope=scope) | Q(scope=""))
    return held.order_by("-scope", "-effective_from", "-number")[:1]


def _locked_draft(version: Version) -> Version:
    version = Version.objects.select_for_update().get(pk=version.pk)
    if version.published_at:
        raise AlreadyPublished
    return version
