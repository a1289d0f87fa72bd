"""Undoing: a step is taken back, as if it had not been taken."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require
from deskbell.people import queries as people
from deskbell.tickets import decisions, policies, queries
from deskbell.tickets.events import StepUndone
from deskbell.tickets.models import Ticket
from deskbell.tickets.operations._filling import told_of
from deskbell.tickets.operations._grip import Refused, enter, grip, save
from deskbell.tickets.operations._prioritising import compute_anew, find_anew

#: What the event says about how the ticket stands now.
TOLD = (
    "desk_id",
    "team_id",
    "holder_id",
    "taken_at",
    "kind",
    "affected_id",
    "confidential_class",
    "is_informal",
    "status",
    "news_due_at",
    "resolved_at",
    "closed_at",
    "reopened",
    "waits_until",
    "tags",
    "snoozed_at",
    "snoozed_until",
    "subject",
)


@transaction.atomic
def undo(ticket: Ticket, step: int, *, by: Actor, at: datetime) -> Ticket:
    """Take back the step that was recorded under the key `step`.

    What it changed is again as it was before, unless somebody has changed it since. What it made
    known to the requester is for channels to take back, or to correct.
    Raises `NotPermitted`, `Refused`.
    """
    ticket = grip(ticket, by=by)
    found = decisions.without_step(queries.history_of(ticket), step)
    if found.refusal is not None:
        raise Refused(found.refusal)
    before = dict(found.columns)
    if "confidential_class" in before:
        require(policies.may_make_confidential(by, ticket, before["confidential_class"]))
    enter(ticket, before.pop("status", ticket.status), by=by, at=at)
    for name, value in before.items():
        setattr(ticket, name, value)
    is_given_back = ticket.is_taken and before.keys() & {"holder_id", "taken_at"}
    if is_given_back and not _may_hold_it(ticket):
        raise Refused(_("Whoever held it before may not hold it now. Give it to somebody."))
    save(ticket, at=at)
    told = {name: getattr(ticket, name) for name in TOLD} | {"tags": tuple(ticket.tags)}
    told |= told_of(ticket.custom)
    record(
        StepUndone(ticket_id=ticket.pk, step=step, undone=found.undone, by=by.ref, at=at, **told)
    )
    if before.keys() & {"kind", "affected_id"}:
        compute_anew(ticket, find_anew(ticket, at=at), by=by, at=at)
    return ticket


def _may_hold_it(ticket: Ticket) -> bool:
    """Whether its holder still works on it, as it stands."""
    return policies.may_work_on(people.actor_for(people.person(ticket.holder_id)), ticket)
