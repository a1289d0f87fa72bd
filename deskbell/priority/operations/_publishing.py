"""Drafting and publishing a matrix: what decides never changes, it is followed by the next."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from deskbell.kernel import versions
from deskbell.kernel.actors import Actor
from deskbell.kernel.models import Version
from deskbell.kernel.permission import require
from deskbell.priority import policies
from deskbell.priority.decisions import gaps_in
from deskbell.priority.queries import KIND, desk_of, matrix_that_holds, scope_of


class Incomplete(Exception):
    """The matrix does not decide every case, or nobody said why it changes."""

    def __init__(self, *gaps: str) -> None:
        self.gaps = gaps
        super().__init__(", ".join(gaps))


@transaction.atomic
def draft_matrix(
    *, by: Actor, at: datetime, desk_id: int | None = None, like: dict[str, Any] | None = None
) -> Version:
    """The draft being worked on; a new one, `like` a preset or the matrix that holds, where there
    is none.

    Raises `NotPermitted`.
    """
    require(policies.may_set_priorities(by, desk_id))
    scope = scope_of(desk_id)
    waiting = versions.draft_of(KIND, scope=scope)
    if waiting:
        return waiting
    content = like or matrix_that_holds(at=at, scope=scope).content
    return versions.draft(KIND, content, by=by, at=at, scope=scope)


def revise_matrix(draft: Version, content: Any, *, by: Actor) -> Version:
    """Change a draft. Raises `NotPermitted`, `Incomplete`, `AlreadyPublished`."""
    require(policies.may_set_priorities(by, desk_of(draft)))
    if gaps := gaps_in(content):
        raise Incomplete(*gaps)
    return versions.revise(draft, content, by=by)


def discard_draft(draft: Version, *, by: Actor) -> None:
    """Throw a draft away. Raises `NotPermitted`, `AlreadyPublished`."""
    require(policies.may_set_priorities(by, desk_of(draft)))
    versions.discard(draft)


@transaction.atomic
def publish_matrix(
    draft: Version,
    *,
    reason: str,
    by: Actor,
    at: datetime,
    effective_from: datetime | None = None,
) -> Version:
    """Let priorities be computed by `draft` from `effective_from` (default: now) on.

    Raises `NotPermitted`, `Incomplete`, `AlreadyPublished`.
    """
    require(policies.may_set_priorities(by, desk_of(draft)))
    gaps = [*gaps_in(draft.content), *([] if reason.strip() else ["reason"])]
    # What was decided in the past was decided under what held then.
    if effective_from is not None and effective_from < at:
        gaps.append("effective_from")
    if gaps:
        raise Incomplete(*gaps)
    return versions.publish(
        draft, reason=reason.strip(), by=by, at=at, effective_from=effective_from
    )


@transaction.atomic
def restore_matrix(version: Version, *, reason: str, by: Actor, at: datetime) -> Version:
    """Let an earlier matrix hold again, as the next version. Raises `NotPermitted`, `Incomplete`.

    A draft that is being worked on stays one.
    """
    require(policies.may_set_priorities(by, desk_of(version)))
    again = versions.draft(KIND, version.content, by=by, at=at, scope=version.scope)
    return publish_matrix(again, reason=reason, by=by, at=at)
