"""Composing: an outgoing mail becomes the bytes that leave. Notes are no part of any of this."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from typing import TYPE_CHECKING

from django.utils import translation

from deskbell.channels import queries
from deskbell.channels.models import Outgoing, OutgoingRecipient
from deskbell.files import queries as files
from deskbell.mail.content.plainhtml import as_html
from deskbell.mail.mime.addresses import Address
from deskbell.mail.writing import OutgoingFile, compose
from deskbell.people import queries as people

if TYPE_CHECKING:
    from deskbell.tickets.models import Message

#: How many of the messages before it a reply carries along.
HISTORY = 5


def composed(
    outgoing: Outgoing, recipients: Sequence[OutgoingRecipient], *, at: datetime
) -> EmailMessage:
    """The mail as it leaves at `at`. It names all `recipients`, also those who have it already.

    Raises `NotAnAddress` where one of them has no place in a header.
    """
    wording = _wording(outgoing)
    to = [one for one in recipients if one.role == OutgoingRecipient.Role.TO] or recipients
    cc = [one for one in recipients if one not in to]
    return compose(
        sender=_sender(outgoing),
        to=_addresses(to),
        cc=_addresses(cc),
        reply_to=_reply_to(outgoing),
        subject=outgoing.subject,
        text=wording.text,
        html=wording.html,
        message_id=outgoing.identifier,
        in_reply_to=outgoing.in_reply_to or None,
        references=outgoing.references,
        date=at,
        desk_id=queries.house_mark(),
        automatic=outgoing.is_automatic,
        files=_files(outgoing),
    )


def address_of(outgoing: Outgoing) -> str:
    """The address it is sent from, and where the servers on its way report to."""
    return outgoing.mailbox.address if outgoing.mailbox else queries.house_address()


def _wording(outgoing: Outgoing) -> queries.Wording:
    if outgoing.purpose != Outgoing.Purpose.REPLY:
        return queries.Wording(outgoing.subject, outgoing.text, outgoing.html)
    assert outgoing.message is not None
    message = outgoing.message
    message.ticket = outgoing.ticket
    with translation.override(outgoing.language):
        facts = {
            **queries.frame(outgoing.ticket.desk, outgoing.language),
            "text": message.text.strip(),
            "html": message.html or as_html(message.text),
            "history": _history(outgoing, message),
        }
        return queries.rendered("reply", facts, subject=outgoing.subject)


def _history(outgoing: Outgoing, message: Message) -> list[dict[str, str]]:
    if outgoing.mailbox and not outgoing.mailbox.quote_history:
        return []
    reader = people.person(outgoing.ticket.requester_id)
    return [
        {
            "who": before.author.name if before.author else outgoing.ticket.desk.name,
            "when": queries.said(before.at, reader, outgoing.ticket.desk),
            "quoted": "\n".join(f"> {line}".rstrip() for line in before.text.splitlines()),
            "html": as_html(before.text),
        }
        for before in queries.said_before(message, most=HISTORY)
    ]


def _sender(outgoing: Outgoing) -> Address:
    desk = (outgoing.mailbox.name if outgoing.mailbox else "") or outgoing.ticket.desk.name
    author = outgoing.message.author if outgoing.message else None
    return Address(f"{author.name} ({desk})" if author else desk, address_of(outgoing))


def _addresses(recipients: Sequence[OutgoingRecipient]) -> list[Address]:
    return [Address(one.name, one.address) for one in recipients]


def _reply_to(outgoing: Outgoing) -> list[Address]:
    mailbox = outgoing.mailbox
    if mailbox is None or not mailbox.reply_by_plus_address:
        return []
    signed = queries.reply_address_of(outgoing.ticket, mailbox)
    return [Address(mailbox.name or outgoing.ticket.desk.name, signed)]


def _files(outgoing: Outgoing) -> list[OutgoingFile]:
    if outgoing.message is None:
        return []
    return [
        OutgoingFile(
            name=attached.name,
            type=attached.file.type,
            content=files.content_of(attached.file),
            cid=attached.content_id if attached.is_inline else None,
        )
        for attached in outgoing.message.files.select_related("file")
    ]
