"""Trying a mailbox: whether its server answers, lets us in and has the folder. Takes no mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from deskbell.channels import policies
from deskbell.channels.operations._imap import in_words, session
from deskbell.kernel.actors import Actor
from deskbell.kernel.permission import require

if TYPE_CHECKING:
    from deskbell.channels.models import Mailbox

#: Seconds a server may take for each answer: somebody is waiting for the page.
PATIENCE = 10


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
