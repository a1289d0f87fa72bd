"""A grip on a ticket: locked, permitted, and moved from one stage to the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils.functional import Promise

from deskbell.kernel.actors import Actor
from deskbell.kernel.inserting import insert
from deskbell.kernel.permission import require
from deskbell.kernel.questions import Among, question
from deskbell.kernel.updating import update
from deskbell.tickets import decisions, policies
from deskbell.tickets.models import Message, Stage, Ticket

END_OF_STAGE = "UPDATE tickets_stage SET ended_at = %s WHERE ticket_id = %s AND ended_at IS NULL"


class Refused(Exception):
    """How the ticket stands does not allow this. `why` says so to a person, and what to do."""

    def __init__(self, why: Promise) -> None:
        super().__init__(str(why))
        self.why = why


def grip(ticket: Ticket, *, by: Actor) -> Ticket:
    """The ticket as it is now, locked until the transaction ends, for somebody who works on it.

    Raises `NotPermitted`.
    """
    held = locked(ticket)
    require(policies.may_work_on(by, held))
    if by.person_id is not None:
        held.look_at()
    return held


def grip_message(message: Message, *, by: Actor) -> tuple[Ticket, Message]:
    """A message as it is now and the ticket it is on now, both locked. Raises `NotPermitted`."""
    while True:
        now = Message.objects.get(pk=message.pk)
        ticket = grip(Ticket(pk=now.ticket_id), by=by)
        held = Message.objects.select_for_update().get(pk=message.pk)
        if held.ticket_id == ticket.pk:
            held.ticket = ticket
            return ticket, held


def locked(ticket: Ticket) -> Ticket:
    """The ticket as it is now, locked until the transaction ends."""
    return lock(ticket.pk)


def lock(pk: int) -> Ticket:
    """The ticket with this key, locked until the transaction ends.

    For higher floors that record what happened to it: events of a ticket have one order. Its key
    is not locked: whatever points at it, as a mail does that is being sent, may be written
    meanwhile, or whoever writes that and whoever holds the ticket might wait for each other.
    """
    for ticket in _locked(pk):
        return ticket
    raise Ticket.DoesNotExist(f"no ticket with the key {pk}")


@question
def _locked(pk: int) -> QuerySet[Ticket]:
    return Ticket.objects.select_for_update(no_key=True).filter(pk=pk)


@dataclass(frozen=True)
class Talk:
    """When people outside said their latest word on a ticket, and when the desk did."""

    heard_at: datetime | None
    said_at: datetime | None


def locked_to_hear(pk: int) -> tuple[Ticket, Talk]:
    """The ticket as it is now, locked, and what was said on it so far, in one statement."""
    for ticket in _locked_to_hear(pk):
        return ticket, Talk(ticket.heard_at, ticket.said_at)  # type: ignore[attr-defined]
    raise Ticket.DoesNotExist(f"no ticket with the key {pk}")


@question
def _locked_to_hear(pk: int) -> QuerySet[Ticket]:
    spoken = Message.objects.filter(ticket=OuterRef("pk"), withdrawn_at=None, missed_at=None)
    heard = spoken.filter(direction=Message.Direction.IN).exclude(mark=Message.Mark.AUTOMATIC)
    said = spoken.filter(direction=Message.Direction.OUT)
    latest = {"heard_at": heard, "said_at": said}
    return (
        Ticket.objects.select_for_update(of=("self",), no_key=True)
        .filter(pk=pk)
        .annotate(
            **{
                name: Subquery(rows.order_by("-at", "-pk").values("at")[:1])
                for name, rows in latest.items()
            }
        )
    )


def lock_all(pks: Iterable[int]) -> dict[int, Ticket]:
    """The same for several, each with everybody a mail about it names. Locked in one order."""
    return {ticket.pk: ticket for ticket in _all_locked(list(pks))}


@question
def _all_locked(pks: list[int]) -> QuerySet[Ticket]:
    faces = ("desk", "team", "holder", "requester__site", "requester__merged_into__site")
    locking = Ticket.objects.select_for_update(of=("self",), no_key=True).select_related(*faces)
    return locking.filter(Among(F("pk"), pks)).order_by("pk")


def hold_all(pks: Iterable[int]) -> None:
    """Lock several and load nothing of them, for whoever only records what happened to them."""
    holding = Ticket.objects.select_for_update(no_key=True).filter(pk__in=list(pks)).order_by("pk")
    list(holding.values_list("pk"))


def refuse_unless(ticket: Ticket, verb: str) -> str:
    """The status that `verb` leads to. Raises `Refused`."""
    step = decisions.step(ticket.status, verb, is_merged=ticket.merged_into_id is not None)
    if step.refusal is not None:
        raise Refused(step.refusal)
    return step.to


def enter(ticket: Ticket, status: str, *, by: Actor, at: datetime) -> None:
    """Put the ticket into `status`, with the record of when and by whom. Saves only the stage."""
    if status == ticket.status:
        return
    with connection.cursor() as cursor:
        cursor.execute(END_OF_STAGE, [at, ticket.pk])
    insert(Stage(ticket=ticket, status=status, began_at=at, began_by=by.ref))
    was_finished = ticket.is_finished
    ticket.status = status
    ticket.waits_until = None
    if ticket.is_finished and ticket.is_snoozed:
        ticket.wake()
    if was_finished and not ticket.is_finished:
        ticket.resolved_at = None
        ticket.closed_at = None


def save(ticket: Ticket, *, at: datetime) -> None:
    """Write the row, as changed at `at`."""
    ticket.changed_at = at
    update(ticket)
