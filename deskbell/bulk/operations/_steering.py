"""Steering: stopping a run, and taking all of it back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskbell.bulk import policies
from deskbell.bulk.events import BulkTakingBackBegun
from deskbell.bulk.models import Run
from deskbell.bulk.operations._ending import end
from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require


class NotNow(Exception):
    """The run has not come to its end, or was taken back already."""


@transaction.atomic
def stop(run: Run, *, by: Actor, at: datetime) -> Run:
    """Leave the tickets that are still waiting as they are. Raises `NotPermitted`, `NotNow`."""
    run = _held(run, by=by)
    if run.state != Run.State.GOING:
        raise NotNow
    return end(run.pk, at=at, by=by)


@transaction.atomic
def undo(run: Run, *, by: Actor, at: datetime) -> Run:
    """Take back what was done, ticket by ticket, where nobody has gone on from it.

    A run that still goes on is stopped by it. Raises `NotPermitted`, `NotNow`.
    """
    run = _held(run, by=by)
    if run.state == Run.State.GOING:
        run = end(run.pk, at=at, by=by)
    if run.state not in (Run.State.DONE, Run.State.STOPPED):
        raise NotNow
    run.state = Run.State.UNDOING
    run.ended_at = None
    run.save(update_fields=["state", "ended_at"])
    record(BulkTakingBackBegun(bulk_id=run.pk, by=by.ref, at=at))
    return run


def _held(run: Run, *, by: Actor) -> Run:
    held = Run.objects.select_for_update().get(pk=run.pk)
    require(policies.may_steer(by, held))
    return held
