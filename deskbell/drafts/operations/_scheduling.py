"""Scheduling: a reply leaves later, by itself, unless somebody speaks before it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deskbell.drafts import policies
from deskbell.drafts.events import ReplyScheduled, ReplyUnscheduled, ScheduledReplyStopped
from deskbell.drafts.models import Draft
from deskbell.drafts.operations._keeping import begin, fill
from deskbell.drafts.operations._returning import put_back
from deskbell.drafts.queries import Written, copied, written_in
from deskbell.kernel.actors import SYSTEM, Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require
from deskbell.people import queries as people
from deskbell.tickets import operations as tickets

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket


ITS_MACRO = _("A macro runs when its words are sent. Untick it to send them later, or send now.")


class GoneMeanwhile(Exception):
    """It has been sent, or is no longer to be sent."""


@transaction.atomic
def schedule(
    ticket: Ticket,
    written: Written,
    *,
    send_at: datetime,
    seen: int | None,
    by: Actor,
    at: datetime,
    then_waits: bool = False,
) -> Draft:
    """Lay a reply aside that leaves at `send_at`.

    `seen` is the last message the writer saw: if a newer one comes before it leaves, it does not.
    Raises what `tickets.reply` would raise now; `Refused` where a macro goes with it.
    """
    if written.macro is not None:
        raise tickets.Refused(ITS_MACRO)
    ticket = tickets.lock(ticket.pk)
    require(policies.may_write_on(by, ticket))
    tickets.check_reply(ticket, cc=copied(ticket, written.cc), seen=seen)
    draft = begin(ticket.pk, Draft.Kind.REPLY, by=by)
    draft.send_at, draft.seen, draft.then_waits = send_at, seen, then_waits
    fill(draft, written, at=at)
    draft.save()
    record(
        ReplyScheduled(
            ticket_id=ticket.pk,
            draft_id=draft.pk,
            person_id=draft.writer_id,
            send_at=send_at,
            by=by.ref,
            at=at,
        )
    )
    return draft


@transaction.atomic
def unschedule(draft: Draft, *, by: Actor, at: datetime) -> Draft:
    """Let it not be sent: it is its writer's draft again.

    Raises `NotPermitted`, `GoneMeanwhile`.
    """
    ticket, draft = grip_to_come(draft.pk)
    require(policies.may_hold_back(by, ticket))
    record(
        ReplyUnscheduled(
            ticket_id=ticket.pk,
            draft_id=draft.pk,
            person_id=draft.writer_id,
            send_at=_moment(draft),
            by=by.ref,
            at=at,
        )
    )
    return _return(draft, at=at)


@transaction.atomic
def stop_overtaken(ticket_ids: Collection[int], *, at: datetime) -> int:
    """Stop what was to leave on these tickets where somebody has spoken since; return how many."""
    waiting = Draft.objects.filter(ticket__in=list(ticket_ids), send_at__isnull=False)
    found = list(waiting.order_by("ticket", "pk").values_list("pk", flat=True))
    return sum(_stop_if_overtaken(pk, at=at) for pk in found)


@transaction.atomic
def stop_merged(ticket_id: int, *, at: datetime) -> None:
    """Stop what was to leave on a ticket that goes on in another. The caller has locked it."""
    waiting = Draft.objects.select_for_update().filter(ticket=ticket_id, send_at__isnull=False)
    for draft in waiting.order_by("pk"):
        stop(draft, Draft.Stopped.MERGED, at=at)


def _stop_if_overtaken(pk: int, *, at: datetime) -> bool:
    try:
        ticket, draft = grip_to_come(pk)
        tickets.check_reply(ticket, cc=copied(ticket, draft.cc), seen=draft.seen)
    except GoneMeanwhile:
        return False
    except tickets.Overtaken:
        stop(draft, Draft.Stopped.OVERTAKEN, at=at)
        return True
    except (tickets.Refused, tickets.NobodyToReach):
        # It may be otherwise by the time it is to leave.
        return False
    return False


def stop(draft: Draft, why: str, *, at: datetime) -> Draft:
    """Give a reply that cannot leave back to its writer. The caller holds the lock."""
    record(
        ScheduledReplyStopped(
            ticket_id=draft.ticket_id,
            draft_id=draft.pk,
            person_id=draft.writer_id,
            send_at=_moment(draft),
            why=why,
            by=SYSTEM.ref,
            at=at,
        )
    )
    return _return(draft, at=at, stopped=why)


def grip_to_come(pk: int) -> tuple[Ticket, Draft]:
    """A reply to come and its ticket, both locked. Raises `GoneMeanwhile`."""
    to_come = Draft.objects.filter(pk=pk, send_at__isnull=False)
    for ticket_id in to_come.values_list("ticket", flat=True):
        ticket = tickets.lock(ticket_id)
        for draft in to_come.select_for_update(of=("self",)):
            return ticket, draft
    raise GoneMeanwhile


def _return(draft: Draft, *, at: datetime, stopped: str = "") -> Draft:
    written = written_in(draft)
    writer = people.actor_for(people.person(draft.writer_id))
    draft.delete()
    returned = put_back(draft.ticket_id, written, by=writer, at=at)
    returned.stopped = stopped
    returned.save(update_fields=["stopped"])
    return returned


def _moment(draft: Draft) -> datetime:
    assert draft.send_at is not None
    return draft.send_at
