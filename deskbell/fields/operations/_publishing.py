"""Drafting and publishing fields: what was asked is never deleted, it is retired."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from deskbell.fields import policies
from deskbell.fields.decisions import Fault, faults_in
from deskbell.fields.decisions.reserved import RESERVED
from deskbell.fields.queries import KIND, desk_of, document_of, known_to, scope_of
from deskbell.kernel import versions
from deskbell.kernel.actors import Actor
from deskbell.kernel.models import Version
from deskbell.kernel.permission import require
from deskbell.people import queries as people


class Faulty(Exception):
    """The document cannot be published as it is. `faults` says what is wrong with it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(", ".join(f"{each.field} {each.part}: {each.why}" for each in faults))
        self.faults = list(faults)


def faults_of(content: Any, *, scope: str) -> list[Fault]:
    """What keeps a document from being published for this scope."""
    known, elsewhere = known_to(scope)
    teams = None
    if (desk := desk_of(scope)) is not None:
        teams = [one.pk for one in people.teams_of_desk(desk)]
    return faults_in(content, known=known, elsewhere=elsewhere, reserved=RESERVED, teams=teams)


@transaction.atomic
def draft_fields(*, by: Actor, at: datetime, desk_id: int | None = None) -> Version:
    """The draft being worked on; a new one, like what holds, where there is none.

    Raises `NotPermitted`.
    """
    require(policies.may_set_fields(by, desk_id))
    scope = scope_of(desk_id)
    waiting = versions.draft_of(KIND, scope=scope)
    return waiting or versions.draft(KIND, document_of(scope, at=at), by=by, at=at, scope=scope)


def revise_fields(draft: Version, content: Any, *, by: Actor) -> Version:
    """Change a draft. Raises `NotPermitted`, `Faulty`, `AlreadyPublished`."""
    require(policies.may_set_fields(by, desk_of(draft.scope)))
    if faults := faults_of(content, scope=draft.scope):
        raise Faulty(faults)
    return versions.revise(draft, content, by=by)


def discard_draft(draft: Version, *, by: Actor) -> None:
    """Throw a draft away. Raises `NotPermitted`, `AlreadyPublished`."""
    require(policies.may_set_fields(by, desk_of(draft.scope)))
    versions.discard(draft)


@transaction.atomic
def publish_fields(
    draft: Version,
    *,
    reason: str,
    by: Actor,
    at: datetime,
    effective_from: datetime | None = None,
) -> Version:
    """Let fields be asked as `draft` says, from `effective_from` (default: now) on.

    Raises `NotPermitted`, `Faulty`, `AlreadyPublished`.
    """
    require(policies.may_set_fields(by, desk_of(draft.scope)))
    if faults := faults_of(draft.content, scope=draft.scope):
        raise Faulty(faults)
    return versions.publish(
        draft, reason=reason.strip(), by=by, at=at, effective_from=effective_from
    )
