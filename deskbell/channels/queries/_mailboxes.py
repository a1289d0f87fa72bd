"""Which mailbox an address belongs to, who may see them, and the marks that mails of ours bear."""

from __future__ import annotations

from collections.abc import Iterable
from email.utils import parseaddr
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from deskbell.channels import decisions
from deskbell.channels.models import Mailbox, RawMail
from deskbell.kernel.actors import Actor
from deskbell.kernel.secrets import keys_for
from deskbell.mail.mime.addresses import addresses_in
from deskbell.mail.mime.headers import Headers, read_headers
from deskbell.people import queries as people

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket

#: Where the servers on the way write whom a mail was for, the most reliable first.
ALIASED_TO = ("x-original-to", "envelope-to", "x-envelope-to")
DELIVERED_TO = ("delivered-to", *ALIASED_TO)

#: For what keys sign the address of each kind of conversation.
SIGNING = {decisions.TICKET: "reply addresses", decisions.ASIDE: "addresses aside"}


def mailboxes_for(actor: Actor) -> QuerySet[Mailbox]:
    """The mailboxes `actor` administers; the system: all."""
    mailboxes = Mailbox.objects.select_related("desk", "team").order_by("address")
    if actor.is_system:
        return mailboxes
    administered = {role.desk_id for role in actor.roles if role.name == "administrator"}
    return mailboxes.filter(desk__in=administered)


def mailboxes_looked_after(actor: Actor) -> QuerySet[Mailbox]:
    """The mailboxes whose settings `actor` may look at: as administrator, or as auditor."""
    mailboxes = Mailbox.objects.select_related("desk", "team").order_by("address")
    return mailboxes.filter(desk__in=people.desks_looked_after(actor))


def mailboxes_nothing_came_to(actor: Actor) -> QuerySet[Mailbox]:
    """Those that `actor` looks after, are brought their mail, and were brought none yet."""
    brought = mailboxes_looked_after(actor).filter(host="", is_active=True)
    return brought.exclude(Exists(RawMail.objects.filter(mailbox=OuterRef("pk"))))


def mailbox_for(addresses: Iterable[str]) -> Mailbox | None:
    """The active mailbox that the first of `addresses` to be one of ours belongs to.

    What stands behind a plus may be there or not.
    """
    forms = [form for address in addresses for form in decisions.forms_of(address)]
    active = Mailbox.objects.filter(is_active=True, address__in=forms)
    ours = {mailbox.address: mailbox for mailbox in active.select_related("desk", "team")}
    return next((ours[form] for form in forms if form in ours), None)


def own_addresses() -> frozenset[str]:
    """Every address of this installation, in use or not: mail from there is our own."""
    mailboxes = Mailbox.objects.values_list("address", flat=True)
    return frozenset([*mailboxes, parseaddr(settings.DEFAULT_FROM_EMAIL)[1].lower()])


def mailbox_meant(fetched: Mailbox, raw: bytes) -> Mailbox:
    """The mailbox that a mail found in `fetched` was for.

    Several addresses may lead into one account. Those that have no account of their own are known
    by what the servers on the way wrote, or the sender.
    """
    headers, _ = read_headers(raw, 0, len(raw))
    named = [
        form
        for name in (*ALIASED_TO, "to", "cc", "delivered-to")
        for address in addresses_in(", ".join(headers.all(name)))
        for form in decisions.forms_of(address)
    ]
    active = Mailbox.objects.filter(is_active=True, host="", address__in=named)
    ours = {mailbox.address: mailbox for mailbox in active.select_related("desk", "team")}
    ours[fetched.address] = fetched
    return next((ours[form] for form in named if form in ours), fetched)


def recipients_named_in(raw: bytes) -> list[str]:
    """Whom the header of a mail says it was brought to; without that, whom it was written to."""
    headers, _ = read_headers(raw, 0, len(raw))
    return brought_to(headers) or [
        one for name in ("to", "cc") for one in addresses_in(", ".join(headers.all(name)))
    ]


def brought_to(headers: Headers) -> list[str]:
    """Whom the servers on the way say the mail was for."""
    return [one for name in DELIVERED_TO for one in addresses_in(", ".join(headers.all(name)))]


def reply_address_of(ticket: Ticket, mailbox: Mailbox) -> str:
    """Where replies to mails of this ticket go: signed, where the mailbox can take that."""
    if not mailbox.reply_by_plus_address:
        return mailbox.address
    key = keys_for(SIGNING[decisions.TICKET])[0]
    return decisions.reply_address(mailbox.address, ticket.number, key)


def address_aside_of(conversation_id: int, mailbox: Mailbox) -> str:
    """Where answers in a side conversation go: signed by another key, so that neither is both."""
    if not mailbox.reply_by_plus_address:
        return mailbox.address
    key = keys_for(SIGNING[decisions.ASIDE])[0]
    return decisions.reply_address(mailbox.address, conversation_id, key, what=decisions.ASIDE)


def numbers_signed_in(addresses: Iterable[str], *, what: str = decisions.TICKET) -> list[int]:
    """The ticket numbers that signed addresses of ours name, or keys of side conversations."""
    keys = keys_for(SIGNING[what])
    signed = (decisions.number_signed_in(address, keys, what=what) for address in addresses)
    return list(dict.fromkeys(number for number in signed if number is not None))


def house_mark() -> str:
    """What every mail of this installation bears (X-Deskbell), so that we know it when it returns.

    It tells nobody anything, and no other installation bears the same.
    """
    return _house_marks()[0]


def is_house_mark(value: str) -> bool:
    """True for our mark, also for that of a key we had before."""
    return value.strip() in _house_marks()


def _house_marks() -> list[str]:
    return [key[:8].hex() for key in keys_for("mark of the house")]
