"""Trying: whether a mailbox can be fetched, and whether mail can leave. Moves no mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from smtplib import SMTPException
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend

from deskbell.channels import policies
from deskbell.channels.operations._imap import in_words, session
from deskbell.kernel.actors import Actor
from deskbell.kernel.permission import require

if TYPE_CHECKING:
    from deskbell.channels.models import Mailbox

#: Seconds a server may take for each answer: somebody is waiting for the page.
PATIENCE = 10
#: … and the server that takes our mail, which every look at how the desk does asks.
PATIENCE_OUT = 2


@dataclass(frozen=True)
class Trial:
    """Whether it worked, what the server said where it did not, how many mails would come."""

    worked: bool
    said: str = ""
    waiting: int = 0


def try_mailbox(mailbox: Mailbox, *, by: Actor, at: datetime) -> Trial:
    """Open the mailbox as fetching does, count what is new, and leave. Raises `NotPermitted`."""
    require(policies.may_administer_mailboxes(by, mailbox.desk_id))
    try:
        with session(mailbox, at=at, timeout=PATIENCE) as opened:
            last = mailbox.last_uid if mailbox.uid_validity == opened.uid_validity else 0
            new = opened.new_uids(last, since=mailbox.added_at.date())
    except Exception as trouble:
        return Trial(worked=False, said=in_words(trouble))
    return Trial(worked=True, waiting=len(new))


def try_sending() -> Trial:
    """Say hello to the server that takes our mail, and leave. A service is not asked."""
    if settings.MAIL_CATCHER:
        return Trial(worked=True)
    try:
        backend = get_connection()
        if isinstance(backend, EmailBackend):
            backend.timeout = PATIENCE_OUT
            backend.open()
            backend.close()
    except (OSError, SMTPException) as trouble:
        return Trial(worked=False, said=in_words(trouble))
    return Trial(worked=True)
