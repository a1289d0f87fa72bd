"""Cutting: all that a mail says, and the mails that were cut wrongly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from deskbell.channels.models import RawMail
from deskbell.channels.queries._tray import mail_of
from deskbell.kernel.actors import Actor
from deskbell.mail.reading import read
from deskbell.tickets import queries as tickets

if TYPE_CHECKING:
    from deskbell.tickets.models import Message


def whole_text_of(actor: Actor, message: Message) -> str:
    """Everything the mail of a message says, quotes and signature included."""
    mail = mail_of(actor, message)
    if mail is not None:
        text = read(bytes(mail.raw)).text
        return text.replace("\0", "").encode("utf-8", "replace").decode()
    return "\n\n".join(filter(None, [message.text, message.quoted, message.signature]))


@dataclass(frozen=True)
class Correction:
    """A mail that was cut wrongly: as it came, what was read as its reply, and what it says."""

    raw: bytes
    number: int
    read: str
    reply: str
    by: str
    at: datetime


def corrections() -> Iterator[Correction]:
    """Those that somebody put right, the latest first: each may become a case for the reader."""
    for cut in tickets.cuts():
        mail = RawMail.objects.filter(message=cut.message).order_by("pk").first()
        if mail is not None:
            number = cut.message.ticket.number
            raw = bytes(mail.raw)
            yield Correction(raw, number, cut.read_text, cut.text, cut.by, cut.at)
