"""Recalling: a mail is taken back, let go at once, or sent again. Always a person's doing."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from deskbell.channels.events import SendHurried, SendRepeated
from deskbell.channels.models import Outgoing, OutgoingRecipient
from deskbell.channels.operations._posting import CHANNEL
from deskbell.kernel import waking
from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require
from deskbell.people import queries as people
from deskbell.tickets import operations as tickets
from deskbell.tickets import policies

State = OutgoingRecipient.State

#: A person may send again what ended like this.
ENDED_BADLY = (State.UNCERTAIN, State.FAILED, State.BOUNCED)


class AlreadySent(Exception):
    """The mail has left, at least to some. What was said stays said; say more in a new answer."""


class NothingToRepeat(Exception):
    """This mail arrived, or is still on its way: there is nothing to send again."""


def recall(message_id: int, *, at: datetime) -> None:
    """Take the mail of a withdrawn reply back. Raises `AlreadySent`."""
    _recall(Outgoing.objects.filter(message=message_id), at=at)


def recall_aside(message_id: int, *, at: datetime) -> None:
    """The same of what was said in a side conversation. Raises `AlreadySent`."""
    _recall(Outgoing.objects.filter(side_message=message_id), at=at)


@transaction.atomic(savepoint=False)
def _recall(mails: QuerySet[Outgoing], *, at: datetime) -> None:
    outgoing = mails.select_for_update().first()
    if outgoing is None:
        return
    recipients = list(outgoing.recipients.select_for_update().order_by("pk"))
    if any(one.has_left or one.state == State.SENDING for one in recipients):
        raise AlreadySent
    # Also where it failed: nobody may send again what was taken back.
    outgoing.recipients.update(state=State.CANCELLED, state_at=at, next_try_at=None)


def cancel(outgoing: Outgoing, *, at: datetime) -> int:
    """Cancel what has not left yet. The caller holds the lock. Returns to how many."""
    waiting = outgoing.recipients.filter(next_try_at__isnull=False)
    return waiting.update(state=State.CANCELLED, state_at=at, next_try_at=None)


@transaction.atomic
def send_now(outgoing: Outgoing, *, by: Actor, at: datetime) -> Outgoing:
    """End the hold: let the mail go at once. Raises `NotPermitted`, `AlreadySent`."""
    ticket = tickets.lock(outgoing.ticket_id)
    require(policies.may_work_on(by, ticket))
    outgoing = Outgoing.objects.select_for_update().get(pk=outgoing.pk)
    held = outgoing.recipients.filter(state__in=[State.HELD, State.DELAYED], next_try_at__gt=at)
    if not held.update(state=State.QUEUED, state_at=at, next_try_at=at):
        raise AlreadySent
    outgoing.hold_until = min(outgoing.hold_until, at)
    outgoing.save(update_fields=["hold_until"])
    waking.wake(CHANNEL)
    record(
        SendHurried(
            ticket_id=ticket.pk,
            outgoing_id=outgoing.pk,
            message_id=outgoing.message_id,
            by=by.ref,
            at=at,
        )
    )
    return outgoing


@transaction.atomic
def send_again(recipient: OutgoingRecipient, *, by: Actor, at: datetime) -> OutgoingRecipient:
    """Send a mail once more to somebody whom it did not reach, or perhaps did not.

    It goes to the address the person has now, under the same Message-ID: where it had arrived
    after all, most clients show it once. Raises `NotPermitted`, `NothingToRepeat`.
    """
    ticket = tickets.lock(recipient.outgoing.ticket_id)
    require(policies.may_work_on(by, ticket))
    outgoing = Outgoing.objects.select_for_update().get(pk=recipient.outgoing_id)
    recipient = outgoing.recipients.select_for_update(of=("self",)).get(pk=recipient.pk)
    if recipient.state not in ENDED_BADLY:
        raise NothingToRepeat
    recipient.address = _address_now(recipient)
    recipient.state = State.QUEUED
    recipient.state_at = at
    recipient.attempts = 0
    recipient.next_try_at = at
    recipient.first_tried_at = None
    recipient.save()
    waking.wake(CHANNEL)
    record(
        SendRepeated(
            ticket_id=ticket.pk,
            outgoing_id=outgoing.pk,
            recipient_id=recipient.pk,
            message_id=outgoing.message_id,
            address=recipient.address,
            by=by.ref,
            at=at,
        )
    )
    return recipient


def _address_now(recipient: OutgoingRecipient) -> str:
    """The address it was sent to while that is still theirs, else the one they have now."""
    if recipient.person_id is None:
        return recipient.address
    person = people.person(recipient.person_id)
    reached = people.person_reached_by("mail", recipient.address)
    if person.email is None or (reached is not None and reached.pk == person.pk):
        return recipient.address
    others = recipient.outgoing.recipients.exclude(pk=recipient.pk)
    return recipient.address if others.filter(address=person.email).exists() else person.email
