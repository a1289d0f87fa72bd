"""Accepting: a mail is on our disk before the door says yes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction

from deskbell.channels import queries
from deskbell.channels.models import Mailbox, RawMail
from deskbell.kernel import waking

CHANNEL = "deskbell_mail"


class MailTooLarge(Exception):
    """The mail is larger than this desk takes: DESKBELL_LARGEST_MAIL, in bytes."""


class NoSuchMailbox(Exception):
    """None of our mailboxes has this address."""


def largest_mail() -> int:
    """How many bytes a mail may have."""
    return int(settings.LARGEST_MAIL)


@transaction.atomic
def accept(
    raw: bytes,
    *,
    mailbox: Mailbox,
    came_by: str,
    at: datetime,
    sender: str | None = None,
    recipients: Iterable[str] = (),
) -> RawMail:
    """Keep a mail as it came. When this returns outside a transaction, it is not lost any more.

    The same bytes at the same mailbox are the same mail, however often they are brought: the door
    says yes again. `sender` is the envelope's: empty for mail that must not be answered, None
    where the door knows none. Raises `MailTooLarge`.
    """
    kept = brought(
        raw, mailbox=mailbox, came_by=came_by, at=at, sender=sender, recipients=recipients
    )
    RawMail.objects.bulk_create([kept], ignore_conflicts=True)
    waking.wake(CHANNEL)
    return RawMail.objects.defer("raw").get(mailbox=mailbox, digest=kept.digest)


def brought(
    raw: bytes,
    *,
    mailbox: Mailbox,
    came_by: str,
    at: datetime,
    sender: str | None,
    recipients: Iterable[str] = (),
) -> RawMail:
    """The row of a mail that came in, not kept yet. Raises `MailTooLarge`."""
    if len(raw) > largest_mail():
        raise MailTooLarge
    return RawMail(
        mailbox=mailbox,
        digest=hashlib.sha256(raw).digest(),
        raw=raw,
        size=len(raw),
        came_by=came_by,
        envelope_sender=None if sender is None else storable(sender).strip("<> ")[:320],
        recipients=[storable(one)[:320] for one in recipients],
        received_at=at,
        due_at=at,
    )


def deliver(raw: bytes, *, at: datetime, to: str = "", sender: str | None = None) -> RawMail:
    """Accept a mail from a pipe, for `to` or for whom its header names.

    Raises `NoSuchMailbox`, `MailTooLarge`.
    """
    recipients = [to] if to else queries.recipients_named_in(raw)
    mailbox = queries.mailbox_for(recipients)
    if mailbox is None:
        raise NoSuchMailbox(to or ", ".join(recipients))
    return accept(
        raw,
        mailbox=mailbox,
        came_by=RawMail.CameBy.PIPE,
        at=at,
        sender=sender,
        recipients=recipients,
    )


def storable(text: str) -> str:
    """`text` without what PostgreSQL cannot hold: NUL and lone surrogates."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()
