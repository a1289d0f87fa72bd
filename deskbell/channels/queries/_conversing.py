"""What a mail of the desk goes by: its mailbox, its thread, and the address it should reach."""

from __future__ import annotations

from email.utils import parseaddr
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import translation

from deskbell.channels.decisions import Thread, thread_after
from deskbell.channels.models import KnownMessageId, Mailbox, RawMail
from deskbell.channels.queries._mailboxes import mailbox_for
from deskbell.people import queries as people
from deskbell.tickets import queries as tickets

if TYPE_CHECKING:
    from deskbell.people.models import Desk, Person
    from deskbell.tickets.models import Message, Ticket

LATEST_KNOWN = 60
TAKEN_AT_THEIR_WORD = ("", "stranger")


def mailbox_answering(ticket: Ticket) -> Mailbox | None:
    """The mailbox a ticket is answered from: where it was written to, while its desk has it."""
    ours = Mailbox.objects.filter(desk=ticket.desk_id, is_active=True)
    written_to = (
        KnownMessageId.objects.filter(
            ticket=ticket, direction=KnownMessageId.Direction.IN, mailbox__in=ours
        )
        .order_by("-pk")
        .values_list("mailbox", flat=True)
        .first()
    )
    if written_to:
        return ours.get(pk=written_to)
    return ours.filter(team=ticket.team_id).first() or ours.order_by("pk").first()


def house_address() -> str:
    """The address of the whole installation, for desks without a mailbox."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].lower()


def is_ours(address: str) -> bool:
    """True for every address that leads back to a desk here."""
    return address.lower() == house_address() or mailbox_for([address]) is not None


def thread_of(ticket: Ticket) -> Thread:
    """The headers that put the next mail behind the conversation so far."""
    known = (
        KnownMessageId.objects.filter(ticket=ticket)
        .exclude(direction=KnownMessageId.Direction.MENTIONED)
        .exclude(value__startswith="sha256:")
        .order_by("-pk")
        .values_list("value", "direction")[:LATEST_KNOWN]
    )
    return thread_after([(value, direction == "in") for value, direction in reversed(known)])


def said_before(message: Message, *, most: int) -> list[Message]:
    """The mails of the conversation before `message`, latest first, that may be quoted in it."""
    mails = tickets.messages_of(message.ticket).filter(
        pk__lt=message.pk, withdrawn_at=None, channel__in=["mail", "web"]
    )
    quotable = mails.exclude(mark__in=["spoofed", "automatic"]).exclude(text="")
    return list(quotable.order_by("-at", "-pk")[:most])


def address_reaching(person: Person, ticket: Ticket) -> str | None:
    """The address of theirs a person wrote from last in this ticket, else their first."""
    written_from = (
        RawMail.objects.filter(
            ticket=ticket, message__author=person, message__mark__in=TAKEN_AT_THEIR_WORD
        )
        .order_by("-pk")
        .values_list("sender", flat=True)
        .first()
    )
    if written_from and written_from != person.email:
        theirs = people.person_reached_by("mail", written_from)
        if theirs is not None and theirs.pk == person.pk:
            return written_from
    return person.email


def language_for(person: Person, desk: Desk) -> str:
    """The language a mail to `person` is written in: theirs, the desk's, or the installation's."""
    for wanted in (person.language, desk.language):
        try:
            return translation.get_supported_language_variant(wanted)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


def zone_for(person: Person, desk: Desk) -> str:
    """The time zone in which `person` reads a clock."""
    return person.time_zone or (person.site.time_zone if person.site else "") or desk.time_zone
