"""Ending: nothing is left to do, or somebody said stop."""

from __future__ import annotations

from datetime import datetime

from deskbell.bulk import queries
from deskbell.bulk.events import BulkEnded, BulkTakenBack
from deskbell.bulk.models import Line, Run
from deskbell.kernel.actors import SYSTEM, Actor
from deskbell.kernel.events import record


def end(run_id: int, *, at: datetime, by: Actor = SYSTEM) -> Run:
    """The run is over, there or back. Must be called inside a transaction.

    While another worker still holds a ticket of it, the run is left for that one to end.
    """
    run = Run.objects.select_for_update().get(pk=run_id)
    rest = {Run.State.GOING: Line.State.WAITING, Run.State.UNDOING: Line.State.DONE}
    if not run.is_working:
        return run
    left = Line.objects.filter(run=run, state=rest[Run.State(run.state)]).exists()
    if left and by is SYSTEM:
        return run
    progress = queries.progress_of(run)
    was_going = run.state == Run.State.GOING
    ended = Run.State.STOPPED if left else Run.State.DONE
    run.state = ended if was_going else Run.State.UNDONE
    run.ended_at = at
    run.save(update_fields=["state", "ended_at"])
    told = {"bulk_id": run.pk, "by": by.ref, "at": at}
    if was_going:
        counts = {"done": progress.done, "refused": progress.refused, "left": progress.waiting}
        record(BulkEnded(**told, **counts))  # type: ignore[arg-type]
    else:
        record(BulkTakenBack(**told, undone=progress.undone, kept=progress.kept))  # type: ignore[arg-type]
    return run
