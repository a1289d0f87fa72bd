"""Following up: reminders leave, and what was announced happens; each once, whatever breaks.

A step is taken in one transaction with the row that says it is due: whoever is killed over it has
not taken it, and of two who try at once the second finds it taken.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import structlog
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from deskbell.contact import queries
from deskbell.contact.decisions import ANNOUNCE, BUILT_IN, CLOSE, next_step, rules_of
from deskbell.contact.events import FollowUpPutOff, RequesterReminded
from deskbell.contact.models import Wait
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.events import record
from deskbell.tasks import queries as tasks
from deskbell.tickets import operations as tickets

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket

log = structlog.get_logger(__name__)

#: How long until one looks again whether something is still in the way.
AGAIN_AFTER = timedelta(minutes=10)
#: In one go; the rest follows a minute later.
MOST = 1000


@dataclass(frozen=True)
class Due:
    """What is to happen to a ticket now: for whoever knows of something in its way."""

    ticket: Ticket
    kind: str
    what: str
    began_at: datetime


#: A code of what is in the way; empty where nothing is.
Hindrance = Callable[[Due], str]


def follow_up(
    *, at: datetime, hindrance: Hindrance = lambda due: "", ticket_id: int | None = None
) -> int:
    """Take every step that is due (of one ticket); return how many were.

    Nothing happens to a ticket while `hindrance` names something in its way.
    """
    waits = Wait.objects.filter(next_at__lte=at).order_by("next_at", "pk")
    if ticket_id is not None:
        waits = waits.filter(ticket=ticket_id)
    taken = 0
    for pk in list(waits.values_list("pk", flat=True)[:MOST]):
        try:
            taken += _take(pk, hindrance, at=at)
        except Exception:
            log.exception("a ticket could not be followed up", ticket=pk)
    return taken


@transaction.atomic
def _take(pk: int, hindrance: Hindrance, *, at: datetime) -> bool:
    ticket = tickets.lock(pk)
    wait = Wait.objects.select_for_update().filter(ticket=pk, next_at__lte=at).first()
    if wait is None:
        return False
    if not queries.is_current(wait, ticket):
        wait.delete()
        return False
    if why := _hindrance_of(wait, ticket, hindrance):
        _put_off(wait, why, at=at)
        return False
    if wait.next_what == CLOSE:
        _close(wait, ticket, at=at)
    else:
        _remind(wait, ticket, at=at)
    return True


def _hindrance_of(wait: Wait, ticket: Ticket, hindrance: Hindrance) -> str:
    is_closing = wait.next_what == CLOSE
    if is_closing and wait.kind == Wait.Kind.ANSWER and tasks.gating(ticket.pk):
        return "open_tasks"
    return hindrance(Due(ticket, wait.kind, wait.next_what, wait.began_at))


def _put_off(wait: Wait, why: str, *, at: datetime) -> None:
    is_new = wait.put_off_why != why
    wait.put_off_why, wait.next_at = why, at + AGAIN_AFTER
    wait.save(update_fields=["put_off_why", "next_at"])
    if is_new:
        what = wait.next_what
        record(FollowUpPutOff(ticket_id=wait.ticket_id, what=what, why=why, by=SYSTEM.ref, at=at))


def _remind(wait: Wait, ticket: Ticket, *, at: datetime) -> None:
    is_announced = wait.next_what == ANNOUNCE
    wait.said += 1
    wait.put_off_why = ""
    # The rules that held when it began go on to hold for it.
    held = queries.RULES.version(wait.version).content if wait.version else BUILT_IN
    hours = queries.hours_of_desk(ticket.desk_id, at=at)
    step = next_step(rules_of(held), is_resolved=False, said=wait.said, since=at, hours=hours)
    wait.next_what, wait.next_at = (step.what, step.at) if step else ("", None)
    if step and is_announced:
        wait.next_at = wait.closes_at = max(step.at, wait.until or step.at)
    wait.save()
    record(
        RequesterReminded(
            ticket_id=ticket.pk,
            count=wait.said,
            asked_at=wait.began_at,
            closes_at=wait.closes_at,
            by=SYSTEM.ref,
            at=at,
            under=_under(wait),
        )
    )


def _close(wait: Wait, ticket: Ticket, *, at: datetime) -> None:
    under = _under(wait)
    wait.delete()
    if wait.kind == Wait.Kind.CONFIRMATION:
        tickets.close(ticket, why="unopposed", by=SYSTEM, at=at, under=under)
        return
    with translation.override(ticket.desk.language):
        cause = _("No answer to our questions")
        done = _("Reminded, announced and closed")
    tickets.lapse(ticket, cause=cause, done=done, by=SYSTEM, at=at, under=under)


def _under(wait: Wait) -> tuple[int, ...]:
    return (wait.version,) if wait.version else ()
