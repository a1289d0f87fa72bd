"""One kind of configuration: what holds, what is drafted, what held; and its verbs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from deskbell.kernel import versions
from deskbell.kernel.actors import Actor
from deskbell.kernel.models import Version
from deskbell.kernel.permission import require


class Incomplete(Exception):
    """The draft does not decide every case, or nobody said why it changes."""

    def __init__(self, *gaps: str) -> None:
        self.gaps = gaps
        super().__init__(", ".join(gaps))


@dataclass(frozen=True)
class Held:
    """What decides, and the published version it comes from (None: what is built in)."""

    content: Any
    version_id: int | None
    version: Version | None = None

    @property
    def under(self) -> tuple[int, ...]:
        """As an event names what it was decided under."""
        return (self.version_id,) if self.version_id is not None else ()


@dataclass(frozen=True)
class Published:
    """What is published of one kind: a concept asks it in its queries.

    `built_in` gives what holds in a scope where nothing was published.
    """

    kind: str
    built_in: Callable[[str], Any]

    def held(self, *, at: datetime, scope: str = "") -> Held:
        """What holds at `at`: the scope's own, what holds everywhere, or what is built in."""
        version = versions.in_force(self.kind, at=at, scope=scope)
        if version is None:
            return Held(self.built_in(scope), None)
        return Held(version.content, version.pk, version)

    def draft_of(self, scope: str = "") -> Version | None:
        """The draft being worked on."""
        return versions.draft_of(self.kind, scope=scope)

    def history_of(self, scope: str = "") -> QuerySet[Version]:
        """Whatever was published for that scope, the latest first."""
        return versions.history_of(self.kind, scope=scope)

    def version(self, pk: int) -> Version:
        return versions.version(self.kind, pk)


@dataclass(frozen=True)
class Publishing:
    """The verbs of one kind: a concept shows one among its operations.

    `gaps_in` says what keeps a content from deciding every case, `may` who may change a scope.
    Each verb raises `NotPermitted`.
    """

    published: Published
    gaps_in: Callable[[Any], list[str]]
    may: Callable[[Actor, str], bool]

    @transaction.atomic
    def draft(self, *, by: Actor, at: datetime, scope: str = "", content: Any = None) -> Version:
        """The draft being worked on; a new one, like what holds, where there is none.

        With `content` a new draft begins as that.
        """
        require(self.may(by, scope))
        waiting = self.published.draft_of(scope)
        if waiting and content is None:
            return waiting
        if waiting:
            return versions.revise(waiting, content, by=by)
        if content is None:
            content = self.published.held(at=at, scope=scope).content
        return versions.draft(self.published.kind, content, by=by, at=at, scope=scope)

    def revise(self, draft: Version, content: Any, *, by: Actor) -> Version:
        """Change a draft. Raises `Incomplete`, `AlreadyPublished`."""
        require(self.may(by, draft.scope))
        if gaps := self.gaps_in(content):
            raise Incomplete(*gaps)
        return versions.revise(draft, content, by=by)

    def discard(self, draft: Version, *, by: Actor) -> None:
        """Throw a draft away. Raises `AlreadyPublished`."""
        require(self.may(by, draft.scope))
        versions.discard(draft)

    @transaction.atomic
    def publish(
        self,
        draft: Version,
        *,
        reason: str,
        by: Actor,
        at: datetime,
        effective_from: datetime | None = None,
    ) -> Version:
        """Let `draft` decide from `effective_from` (default: now) on.

        Raises `Incomplete`, `AlreadyPublished`.
        """
        require(self.may(by, draft.scope))
        gaps = [*self.gaps_in(draft.content), *([] if reason.strip() else ["reason"])]
        # What was decided in the past was decided under what held then.
        if effective_from is not None and effective_from < at:
            gaps.append("effective_from")
        if gaps:
            raise Incomplete(*gaps)
        return versions.publish(
            draft, reason=reason.strip(), by=by, at=at, effective_from=effective_from
        )

    @transaction.atomic
    def restore(self, version: Version, *, reason: str, by: Actor, at: datetime) -> Version:
        """Let an earlier version hold again, as the next one. Raises `Incomplete`.

        A draft that is being worked on stays one.
        """
        require(self.may(by, version.scope))
        kind, scope = self.published.kind, version.scope
        again = versions.draft(kind, version.content, by=by, at=at, scope=scope)
        return self.publish(again, reason=reason, by=by, at=at)
