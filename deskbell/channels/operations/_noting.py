"""Noting: what became of a mail at each recipient, with an event wherever something changed."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from deskbell.channels.decisions import Answer, Verdict, next_try
from deskbell.channels.events import DeliveryChanged
from deskbell.channels.models import Outgoing, OutgoingRecipient
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.events import record
from deskbell.promises import operations as promises
from deskbell.side_conversations import operations as sides
from deskbell.tickets import operations as tickets

State = OutgoingRecipient.State

#: Nobody there has the mail, nor will.
NOT_THERE = (State.FAILED, State.BOUNCED, State.CANCELLED)

LONGEST_WORDS = 2000


@transaction.atomic
def note_answers(
    outgoing: Outgoing, token: uuid.UUID, answers: Mapping[int, Answer], *, at: datetime
) -> None:
    """Write down what was said about each recipient (by key) under the claim `token`.

    A claim that another sender has taken over says nothing any more; one that was only given up
    on as uncertain does.
    """
    tickets.lock(outgoing.ticket_id)
    outgoing = Outgoing.objects.select_for_update().get(pk=outgoing.pk)
    if outgoing.claim != token:
        return
    answered = outgoing.recipients.filter(
        pk__in=answers, state__in=[State.SENDING, State.UNCERTAIN]
    )
    for recipient in answered.order_by("pk"):
        _note(outgoing, recipient, answers[recipient.pk], at=at)


def note_silence(*, before: datetime, at: datetime) -> None:
    """Settle what was claimed before `before` and never answered for: its sender has died."""
    lost = OutgoingRecipient.objects.filter(state=State.SENDING, state_at__lt=before)
    for pk, ticket in set(lost.values_list("outgoing", "outgoing__ticket")):
        _settle(pk, ticket, before=before, at=at)


@transaction.atomic
def _settle(pk: int, ticket_id: int, *, before: datetime, at: datetime) -> None:
    tickets.lock(ticket_id)
    outgoing = Outgoing.objects.select_for_update().get(pk=pk)
    lost = outgoing.recipients.filter(state=State.SENDING, state_at__lt=before)
    if outgoing.handed_over_at is None:
        # Nothing has left. Taking the claim away makes sure that nothing will.
        if lost.update(state=State.QUEUED, state_at=at, next_try_at=at):
            outgoing.claim = None
            outgoing.save(update_fields=["claim"])
        return
    for recipient in lost.order_by("pk"):
        recipient.words = ""
        enter(outgoing, recipient, State.UNCERTAIN, at=at)


def _note(outgoing: Outgoing, recipient: OutgoingRecipient, said: Answer, *, at: datetime) -> None:
    recipient.code = said.code
    recipient.status = said.status[:12]
    recipient.words = said.words[:LONGEST_WORDS]
    if said.verdict is not Verdict.DELAYED:
        enter(outgoing, recipient, str(said.verdict), at=at)
        return
    again = next_try(
        recipient.attempts,
        since=recipient.first_tried_at or at,
        at=at,
        reached=said.reached,
    )
    if again is None:
        enter(outgoing, recipient, State.FAILED, at=at)
    else:
        enter(outgoing, recipient, State.DELAYED, at=at, again=again)


def enter(
    outgoing: Outgoing,
    recipient: OutgoingRecipient,
    state: str,
    *,
    at: datetime,
    again: datetime | None = None,
) -> None:
    """Put a recipient into `state`, to be tried `again` or not, and tell of it."""
    recipient.state = state
    recipient.state_at = at
    recipient.next_try_at = again
    recipient.has_left |= state != State.FAILED and again is None
    recipient.save()
    if again is not None and recipient.attempts > 1:
        # Told once: a server that is away for a day is not a hundred events.
        return
    record(
        DeliveryChanged(
            ticket_id=outgoing.ticket_id,
            outgoing_id=outgoing.pk,
            recipient_id=recipient.pk,
            message_id=outgoing.message_id,
            state=state,
            code=recipient.code,
            status=recipient.status,
            purpose=outgoing.purpose,
            address=recipient.address,
            words=recipient.words,
            by=SYSTEM.ref,
            at=at,
        )
    )
    _count(outgoing, state, at=at)


def _count(outgoing: Outgoing, state: str, *, at: datetime) -> None:
    """What none of those it was written to got was not said; what arrives was."""
    has_arrived = state == State.ACCEPTED
    if not has_arrived and not (state in NOT_THERE and _is_missed(outgoing)):
        return
    if has_arrived and outgoing.purpose == "confirmation":
        promises.acknowledge({outgoing.ticket_id: at})
    if outgoing.message is not None:
        (tickets.reach if has_arrived else tickets.miss)(outgoing.message, by=SYSTEM, at=at)
    elif outgoing.side_message is not None:
        (sides.reach if has_arrived else sides.miss)(outgoing.side_message, by=SYSTEM, at=at)


def _is_missed(outgoing: Outgoing) -> bool:
    addressed = outgoing.recipients.filter(role=OutgoingRecipient.Role.TO)
    return not (addressed or outgoing.recipients).exclude(state__in=NOT_THERE).exists()
