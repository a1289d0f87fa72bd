"""What can happen to mail, said in the past tense. Mails of a ticket are told in its chain."""

from __future__ import annotations

from dataclasses import dataclass

from deskbell.kernel.events import Event, Words


@dataclass(frozen=True, kw_only=True)
class DeliveryChanged(Event):
    """A mail came further at one recipient, or no further."""

    name = "delivery.changed"
    stream = "ticket"
    sentence = "mail to {address}: {state}"
    ticket_id: int
    outgoing_id: int
    recipient_id: int
    message_id: int | None
    state: str
    code: int | None
    status: str
    #: What the mail was for, where it was no message.
    purpose: str = ""
    address: Words
    words: Words


@dataclass(frozen=True, kw_only=True)
class SendHurried(Event):
    """Somebody let a held answer go at once."""

    name = "delivery.hurried"
    stream = "ticket"
    sentence = "sent the answer at once"
    ticket_id: int
    outgoing_id: int
    message_id: int | None


@dataclass(frozen=True, kw_only=True)
class SendRepeated(Event):
    """Somebody sent a mail again whose fate was bad or unknown."""

    name = "delivery.repeated"
    stream = "ticket"
    sentence = "sent the mail again to {address}"
    ticket_id: int
    outgoing_id: int
    recipient_id: int
    message_id: int | None
    address: Words


@dataclass(frozen=True, kw_only=True)
class RequesterTold(Event):
    """The desk wrote to the requester by itself: a point of contact was kept."""

    name = "requester.told"
    stream = "ticket"
    sentence = "told the requester: {purpose}"
    ticket_id: int
    outgoing_id: int
    purpose: str


@dataclass(frozen=True, kw_only=True)
class RequesterNotTold(Event):
    """The desk would have written to the requester by itself, and had a reason not to."""

    name = "requester.not_told"
    stream = "ticket"
    sentence = "did not write to the requester by itself ({purpose}): {reason}"
    ticket_id: int
    purpose: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class MailboxAdded(Event):
    """People may write to a further address."""

    name = "mailbox.added"
    stream = "mailbox"
    sentence = "added the mailbox {address}"
    mailbox_id: int
    desk_id: int
    team_id: int
    address: Words


@dataclass(frozen=True, kw_only=True)
class MailboxChanged(Event):
    """A mailbox is set up differently; `changed` names what."""

    name = "mailbox.changed"
    stream = "mailbox"
    sentence = "changed the mailbox {address}: {changed}"
    mailbox_id: int
    desk_id: int
    changed: tuple[str, ...]
    address: Words


@dataclass(frozen=True, kw_only=True)
class MailHeld(Event):
    """A mail became no ticket by itself and lies in the tray, for a person to look at."""

    name = "mail.held"
    stream = "mail"
    sentence = "laid a mail into the tray: {reason}"
    mail_id: int
    mailbox_id: int
    desk_id: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class MailRetried(Event):
    """Somebody had a held mail looked at again."""

    name = "mail.retried"
    stream = "mail"
    sentence = "had a held mail looked at again"
    mail_id: int
    mailbox_id: int
    desk_id: int


@dataclass(frozen=True, kw_only=True)
class MailReleased(Event):
    """Somebody made a ticket of a held mail."""

    name = "mail.released"
    stream = "mail"
    sentence = "made a ticket of a held mail"
    mail_id: int
    mailbox_id: int
    desk_id: int
    ticket_id: int


@dataclass(frozen=True, kw_only=True)
class MailDiscarded(Event):
    """Somebody found that a held mail needs no ticket. It is kept."""

    name = "mail.discarded"
    stream = "mail"
    sentence = "discarded a held mail: {why}"
    mail_id: int
    mailbox_id: int
    desk_id: int
    why: Words
