"""Settling: what became of a mail is written on it, once, by whoever holds its row."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from deskbell.channels.events import MailHeld
from deskbell.channels.models import RawMail
from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.updating import update

if TYPE_CHECKING:
    from deskbell.side_conversations.models import SideMessage
    from deskbell.tickets.models import Message, Ticket

_COLUMNS = """
    known_as sender subject content_digest alike
    state reason trouble settled_at settled_by ticket message side_message
"""
#: What a mail says of itself, and what became of it.
COLUMNS = _COLUMNS.split()


def done(
    raw: RawMail,
    *,
    by: Actor,
    at: datetime,
    ticket: Ticket | None = None,
    message: Message | None = None,
    side_message: SideMessage | None = None,
) -> None:
    """The mail is where it belongs."""
    raw.ticket = ticket
    raw.message = message
    raw.side_message = side_message
    raw.reason = ""
    raw.trouble = ""
    settle(raw, RawMail.State.DONE, by=by, at=at)


def hold(raw: RawMail, reason: str, *, by: Actor, at: datetime, trouble: str = "") -> None:
    """The mail lies in the tray until a person has looked at it."""
    raw.reason = reason
    raw.trouble = trouble
    settle(raw, RawMail.State.HELD, by=by, at=at)
    record(MailHeld(**about(raw), reason=reason, by=by.ref, at=at))


def settle(raw: RawMail, state: str, *, by: Actor, at: datetime) -> None:
    raw.state = state
    raw.settled_at = at
    raw.settled_by = by.ref
    update(raw, *COLUMNS)


def about(raw: RawMail) -> dict[str, Any]:
    """What every event about a mail names."""
    return {
        "mail_id": raw.pk,
        "mailbox_id": raw.mailbox_id,
        "desk_id": raw.mailbox.desk_id,
    }
