"""Going on: the next ticket of a run, there or back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import structlog
from django.db import OperationalError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from deskbell.bulk.models import Line, Run
from deskbell.bulk.operations._ending import end
from deskbell.bulk.operations._refusing import REASONS, why_not
from deskbell.bulk.operations._verbs import VERBS, WAYS_BACK
from deskbell.channels import operations as channels
from deskbell.kernel import events, ledger
from deskbell.kernel.actors import Actor
from deskbell.kernel.models import RecordedEvent
from deskbell.people import queries as people
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries
from deskbell.tickets.events import ReplySent

log = structlog.get_logger(__name__)


def go_on(run_id: int, *, at: datetime) -> bool:
    """Deal with the next ticket of the run. False once there is none, and the run has ended.

    Each ticket is a transaction of its own: what was done stays done whatever comes after it.
    Several workers may go on with one run at once; each takes another ticket. Whoever stops the
    run or takes it back waits for the tickets that are in work.
    """
    with transaction.atomic():
        if _deal_with_the_next(run_id, at=at):
            return True
    with transaction.atomic():
        end(run_id, at=at)
    return False


def _deal_with_the_next(run_id: int, *, at: datetime) -> bool:
    [run] = Run.objects.raw("SELECT * FROM bulk_run WHERE id = %s FOR SHARE", [run_id])
    state = {Run.State.GOING: Line.State.WAITING, Run.State.UNDOING: Line.State.DONE}.get(
        Run.State(run.state)
    )
    if state is None:
        return False
    lines = Line.objects.select_for_update(skip_locked=True).filter(run=run, state=state)
    order = "pk" if run.state == Run.State.GOING else "-pk"
    line = lines.order_by(order).first()
    if line is None:
        return False
    person = people.person(run.begun_by_id)
    by = people.actor_for(person)
    begun = RecordedEvent.objects.get(stream=f"bulk:{run.pk}", position=1)
    with translation.override(run.language), events.caused_by(begun):
        if run.state == Run.State.GOING:
            _act(run, line, by=by, at=at)
        else:
            _take_back(line, by=by, at=at)
    line.save(update_fields=["state", "step", "why"])
    return True


def _act(run: Run, line: Line, *, by: Actor, at: datetime) -> None:
    ticket = queries.ticket(line.ticket_id)
    before = _last_of(line.ticket_id)
    try:
        with transaction.atomic():
            VERBS[run.verb](ticket, run.given, by, at)
    except OperationalError:
        raise
    except REASONS as refused:
        line.state, line.why = Line.State.REFUSED, why_not(refused)
    except Exception:
        log.exception("one ticket of a run failed", run=run.pk, ticket=line.ticket_id)
        line.state, line.why = Line.State.REFUSED, _("Deskbell failed here. Its log says more.")
    else:
        line.state = Line.State.DONE
        line.step = _first_after(line.ticket_id, before)


def _take_back(line: Line, *, by: Actor, at: datetime) -> None:
    line.state = Line.State.UNDONE
    if line.step is None:
        return
    step = events.load(RecordedEvent.objects.get(pk=line.step))
    try:
        with transaction.atomic():
            stays = _undo(queries.ticket(line.ticket_id), step, line.step, by=by, at=at)
    except channels.AlreadySent:
        line.state, line.why = Line.State.KEPT, _("The mail has left.")
    except OperationalError:
        raise
    except REASONS as refused:
        line.state, line.why = Line.State.KEPT, why_not(refused)
    except Exception:
        log.exception("one ticket of a run was not taken back", ticket=line.ticket_id)
        line.state, line.why = Line.State.KEPT, _("Deskbell failed here. Its log says more.")
    else:
        if stays:
            line.state, line.why = Line.State.KEPT, stays


def _undo(ticket: Any, step: events.Event, pk: int, *, by: Actor, at: datetime) -> str:
    """Says what of it stays, if anything does."""
    if way := WAYS_BACK.get(type(step)):
        return way(ticket, pk, by, at)
    if isinstance(step, ReplySent):
        tickets.withdraw(queries.message(step.message_id), by=by, at=at)
    else:
        tickets.undo(ticket, pk, by=by, at=at)
    return ""


def _last_of(ticket_id: int) -> int:
    """The place of the last event in the ticket's chain, which nobody else goes on with now."""
    tickets.lock(ticket_id)
    stream = f"ticket:{ticket_id}"
    position, _seal = ledger.tails([stream]).get(stream, ledger.NOTHING_YET)
    return position


def _first_after(ticket_id: int, position: int) -> int | None:
    """The key of the event that the act recorded; none where the ticket was so already."""
    rows = RecordedEvent.objects.filter(stream=f"ticket:{ticket_id}", position__gt=position)
    return rows.order_by("position").values_list("pk", flat=True).first()
