"""Logging: a call or a talk becomes a ticket, with how long it took and whom to call back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction

from deskbell.calls import policies
from deskbell.calls.events import CallTaken
from deskbell.calls.models import Call
from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require
from deskbell.tasks import operations as tasks
from deskbell.tickets import operations as tickets
from deskbell.worklog import operations as worklog

if TYPE_CHECKING:
    from deskbell.people.models import Desk
    from deskbell.tickets.models import Ticket


@dataclass(frozen=True)
class Callback:
    """That somebody wants to be called back: `title` says so, with the number."""

    title: str
    due_at: datetime | None = None


@transaction.atomic
def log(
    *,
    desk: Desk,
    by: Actor,
    at: datetime,
    is_taken: bool = False,
    minutes: int | None = None,
    callback: Callback | None = None,
    call: Call | None = None,
    began_at: datetime | None = None,
    **contact: Any,
) -> Ticket:
    """Make a ticket of a call or a talk, `contact` as in `tickets.receive`.

    The call that was told of, or one that began at `began_at`, is kept with the ticket. Its
    `minutes` are logged as time of whoever logs it; a `callback` becomes a task that the ticket
    waits for. Raises `NotPermitted`.
    """
    require(policies.may_take_calls(by, desk.pk))
    ticket = tickets.receive(desk=desk, by=by, at=at, **contact)
    if is_taken:
        ticket = tickets.take(ticket, by=by, at=at)
    if minutes is not None:
        worklog.log(ticket, minutes=minutes, activity="talk", by=by, at=at)
    if callback is not None:
        tasks.add(
            ticket, title=callback.title, team=ticket.team, due_at=callback.due_at, by=by, at=at
        )
    if call is not None or began_at is not None:
        _keep(call or Call(), ticket, began_at=began_at, minutes=minutes, by=by, at=at)
    return ticket


def _keep(
    call: Call,
    ticket: Ticket,
    *,
    began_at: datetime | None,
    minutes: int | None,
    by: Actor,
    at: datetime,
) -> None:
    """Write down when it began and how long it took, as far as anybody said."""
    call.began_at = began_at or call.began_at
    if minutes is not None:
        call.ended_at = call.began_at + timedelta(minutes=minutes)
    if call.ended_at is not None:
        call.ended_at = max(call.began_at, call.ended_at)
    call.ticket = ticket
    call.save()
    record(
        CallTaken(
            call_id=call.pk,
            ticket_id=ticket.pk,
            began_at=call.began_at,
            ended_at=call.ended_at,
            by=by.ref,
            at=at,
        )
    )
