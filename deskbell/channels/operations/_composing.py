"""Composing: an outgoing mail becomes the bytes that leave. Notes are no part of any of this."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from deskbell.side_conversations import queries as sides

if TYPE_CHECKING:
    from deskbell.side_conversations.models import SideMessage
    from deskbell.tickets.models import Message

#: How many of the messages before it a reply carries along.
HISTORY = 5


def composed(
    outgoing: Outgoing, recipients: Sequence[OutgoingRecipient], *, at: datetime
) -> EmailMessage:
    """The mail as it leaves at `at`. It names all `recipients`, also those who have it already.

    Raises `NotAnAddress` where one of them has no place in a header.
    """
    wording = _wording(outgoing, recipients)
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


def _wording(outgoing: Outgoing, recipients: Sequence[OutgoingRecipient]) -> queries.Wording:
    message = _carried_by(outgoing)
    if message is None:
        return queries.Wording(outgoing.subject, outgoing.text, outgoing.html)
    with translation.override(outgoing.language):
        facts = {
            **queries.frame(outgoing.ticket.desk, outgoing.language),
            "text": message.text.strip(),
            "html": message.html or as_html(message.text),
            "history": _history(outgoing, recipients),
        }
        return queries.rendered("reply", facts, subject=outgoing.subject)


def _carried_by(outgoing: Outgoing) -> Message | SideMessage | None:
    """What was said by whom, where a person said it."""
    return outgoing.message or outgoing.side_message


def _history(outgoing: Outgoing, recipients: Sequence[OutgoingRecipient]) -> list[dict[str, str]]:
    desk = outgoing.ticket.desk
    reader = people.person(recipients[0].person_id or outgoing.ticket.requester_id)
    return [
        {
            "who": who or desk.name,
            "when": queries.said(said_at, reader, desk),
            "quoted": "\n".join(f"> {line}".rstrip() for line in text.splitlines()),
            "html": as_html(text),
        }
        for who, said_at, text in _said_before(outgoing)
    ]


def _said_before(outgoing: Outgoing) -> Iterator[tuple[str, datetime, str]]:
    """Who said what when, as it is quoted below: of the one conversation, or of the other.

    In a side conversation first what was chosen to be shown there, which is always told.
    """
    before: Sequence[Message | SideMessage] = ()
    is_told = outgoing.mailbox is None or outgoing.mailbox.quote_history
    if outgoing.message is not None:
        outgoing.message.ticket = outgoing.ticket
        before = queries.said_before(outgoing.message, most=HISTORY) if is_told else ()
    elif outgoing.side_message is not None:
        for shown in outgoing.side_message.quotations.order_by("said_at", "pk"):
            yield shown.who, shown.said_at, shown.text
        before = sides.said_before(outgoing.side_message, most=HISTORY) if is_told else ()
    for one in before:
        yield (one.author.name if one.author else ""), one.at, one.text


def _sender(outgoing: Outgoing) -> Address:
    desk = (outgoing.mailbox.name if outgoing.mailbox else "") or outgoing.ticket.desk.name
    message = _carried_by(outgoing)
    author = message.author if message else None
    return Address(f"{author.name} ({desk})" if author else desk, address_of(outgoing))


def _addresses(recipients: Sequence[OutgoingRecipient]) -> list[Address]:
    return [Address(one.name, one.address) for one in recipients]


def _reply_to(outgoing: Outgoing) -> list[Address]:
    mailbox = outgoing.mailbox
    if mailbox is None or not mailbox.reply_by_plus_address:
        return []
    if outgoing.side_message is not None:
        signed = queries.address_aside_of(outgoing.side_message.conversation_id, mailbox)
    else:
        signed = queries.reply_address_of(outgoing.ticket, mailbox)
    return [Address(mailbox.name or outgoing.ticket.desk.name, signed)]


def _files(outgoing: Outgoing) -> list[OutgoingFile]:
    message = _carried_by(outgoing)
    if message is None:
        return []
    return [
        OutgoingFile(
            name=attached.name,
            type=attached.file.type,
            content=files.content_of(attached.file),
            cid=attached.content_id if attached.is_inline else None,
        )
        for attached in message.files.select_related("file")
    ]
