"""Holding: a held mail leaves the tray by a person's hand."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from deskbell.channels import policies
from deskbell.channels.events import MailDiscarded, MailReleased, MailRetried
from deskbell.channels.models import RawMail
from deskbell.channels.operations._accepting import CHANNEL
from deskbell.channels.operations._settling import COLUMNS, about, settle
from deskbell.channels.operations._taking_in import open_ticket_for
from deskbell.kernel import waking
from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require

if TYPE_CHECKING:
    from deskbell.people.models import Person
    from deskbell.tickets.models import Ticket


class NotHeld(Exception):
    """Somebody has dealt with this mail already."""


@transaction.atomic
def retry(raw: RawMail, *, by: Actor, at: datetime) -> RawMail:
    """Have a held mail looked at again, as if it had just come.

    Raises `NotPermitted`, `NotHeld`.
    """
    raw = _held(raw, by)
    raw.state = RawMail.State.RECEIVED
    raw.reason = raw.trouble = raw.settled_by = ""
    raw.settled_at = None
    raw.due_at = at
    raw.begun = raw.failed = 0
    raw.save(update_fields=[*COLUMNS, "due_at", "begun", "failed"])
    record(MailRetried(**about(raw), by=by.ref, at=at))
    waking.wake(CHANNEL)
    return raw


@transaction.atomic
def release(raw: RawMail, *, by: Actor, at: datetime, requester: Person | None = None) -> Ticket:
    """Make a ticket of a held or discarded mail, whatever speaks against it.

    Raises `NotPermitted`, `NotHeld`, and `NobodyToAnswer` where the mail names no sender and no
    `requester` is given.
    """
    raw = _held(raw, by, RawMail.State.REFUSED)
    ticket = open_ticket_for(raw, by=by, at=at, requester=requester)
    record(MailReleased(**about(raw), ticket_id=ticket.pk, by=by.ref, at=at))
    return ticket


@transaction.atomic
def discard(raw: RawMail, *, reason: str, by: Actor, at: datetime) -> RawMail:
    """Say that a held mail needs no ticket. It is kept, and can be released later.

    Raises `NotPermitted`, `NotHeld`.
    """
    raw = _held(raw, by)
    settle(raw, RawMail.State.REFUSED, by=by, at=at)
    record(MailDiscarded(**about(raw), why=reason, by=by.ref, at=at))
    return raw


def _held(raw: RawMail, by: Actor, *also: str) -> RawMail:
    raw = (
        RawMail.objects.select_for_update(of=("self",))
        .select_related("mailbox__desk", "mailbox__team")
        .get(pk=raw.pk)
    )
    require(policies.may_settle_mail(by, raw.mailbox))
    if raw.state not in (RawMail.State.HELD, *also):
        raise NotHeld
    return raw
