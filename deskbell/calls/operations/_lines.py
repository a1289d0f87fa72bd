"""Lines: a telephone system is let in, and out again."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from deskbell.calls import policies, queries
from deskbell.calls.events import LineClosed, LineOpened
from deskbell.calls.models import Line
from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require

if TYPE_CHECKING:
    from deskbell.people.models import Desk


@transaction.atomic
def open_line(desk: Desk, name: str, *, by: Actor, at: datetime) -> tuple[Line, str]:
    """Let a telephone system tell of calls. Its token is returned once and never again.

    Raises `NotPermitted`.
    """
    require(policies.may_open_lines(by, desk.pk))
    token = secrets.token_urlsafe(32)
    line = Line.objects.create(
        desk=desk, name=name.strip(), token_hash=queries.hash_of(token), opened_at=at
    )
    record(LineOpened(line_id=line.pk, desk_id=desk.pk, called=line.name, by=by.ref, at=at))
    return line, token


@transaction.atomic
def close_line(line: Line, *, by: Actor, at: datetime) -> Line:
    """Its token is worth nothing any more. Raises `NotPermitted`."""
    line = Line.objects.select_for_update().get(pk=line.pk)
    require(policies.may_open_lines(by, line.desk_id))
    if line.closed_at is None:
        line.closed_at = at
        line.save(update_fields=["closed_at"])
        record(LineClosed(line_id=line.pk, by=by.ref, at=at))
    return line
