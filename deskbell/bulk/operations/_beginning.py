"""Beginning: which tickets are meant is fixed now; they are dealt with one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from deskbell.bulk import policies
from deskbell.bulk.events import BulkBegun
from deskbell.bulk.models import Line, Run
from deskbell.bulk.operations._verbs import VERBS
from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import NotPermitted, require
from deskbell.tickets import queries

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from deskbell.tickets.models import Ticket

#: A run over more than this is more likely a mistake than meant.
MOST = 10_000


class Nothing(Exception):
    """No ticket is meant that whoever asks may see."""


class TooMany(Exception):
    """More than `MOST` tickets are meant. Narrow the list down, or do it in parts."""


@transaction.atomic
def begin(
    tickets: QuerySet[Ticket],
    verb: str,
    *,
    given: Mapping[str, Any] | None = None,
    language: str,
    by: Actor,
    at: datetime,
) -> Run:
    """Let `verb` (one of `VERBS`) be done to each of `tickets` that `by` sees as staff.

    What each ticket refuses is kept with its reason, in `language`.
    Raises `NotPermitted`, `Nothing`, `TooMany`.
    """
    require(policies.may_begin(by))
    if by.person_id is None or verb not in VERBS:
        raise NotPermitted
    meant = queries.worked_by(by).filter(pk__in=tickets.order_by().values("pk"))
    pks = sorted(meant.values_list("pk", flat=True)[: MOST + 1])
    if not pks:
        raise Nothing
    if len(pks) > MOST:
        raise TooMany
    run = Run.objects.create(
        begun_by_id=by.person_id,
        language=language,
        verb=verb,
        given=dict(given or {}),
        total=len(pks),
        begun_at=at,
    )
    Line.objects.bulk_create([Line(run=run, ticket_id=pk) for pk in pks], batch_size=2000)
    record(BulkBegun(bulk_id=run.pk, verb=verb, total=len(pks), by=by.ref, at=at))
    return run
