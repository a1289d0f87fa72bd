"""What a mail of the desk goes by: its mailbox, its thread, and the address it should reach."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from email.utils import parseaddr
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Case, When
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


@dataclass(frozen=True)
class Conversation:
    """What the next mail of a ticket goes by."""

    mailbox: Mailbox | None
    thread: Thread


def conversation_of(ticket: Ticket) -> Conversation:
    """The mails known of a ticket so far: where they were written to, and what they are called."""
    latest = (
        KnownMessageId.objects.filter(ticket=ticket)
        .exclude(direction=KnownMessageId.Direction.MENTIONED)
        .order_by("-pk")
        .values_list("value", "direction", "mailbox")[:LATEST_KNOWN]
    )
    came_in = KnownMessageId.Direction.IN
    known = [
        (value, direction == came_in)
        for value, direction, _ in reversed(latest)
        if not value.startswith("sha256:")
    ]
    written_to = (mailbox for _, direction, mailbox in latest if direction == came_in)
    return Conversation(
        mailbox=mailbox_answering(ticket, written_to=next(written_to, None)),
        thread=thread_after(known),
    )


def mailbox_answering(ticket: Ticket, *, written_to: int | None = None) -> Mailbox | None:
    """The mailbox a ticket is answered from: where it was written to, while its desk has it."""
    ours = Mailbox.objects.filter(desk=ticket.desk_id, is_active=True)
    best_first = Case(When(pk=written_to, then=0), When(team=ticket.team_id, then=1), default=2)
    return ours.order_by(best_first, "pk").first()


def house_address() -> str:
    """The address of the whole installation, for desks without a mailbox."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].lower()


def is_ours(address: str) -> bool:
    """True for every address that leads back to a desk here."""
    return address.lower() == house_address() or mailbox_for([address]) is not None


def said_before(message: Message, *, most: int) -> list[Message]:
    """The mails of the conversation before `message`, latest first, that may be quoted in it."""
    mails = (
        tickets.messages_of(message.ticket)
        .prefetch_related(None)
        .filter(pk__lt=message.pk, withdrawn_at=None, channel__in=["mail", "web"])
    )
    quotable = mails.exclude(mark__in=["spoofed", "automatic"]).exclude(text="")
    return list(quotable.order_by("-at", "-pk")[:most])


def addresses_reaching(persons: Iterable[Person], ticket: Ticket) -> dict[int, str]:
    """For each person who can be reached, the address they wrote from last in this ticket.

    Who has not written, or from an address that is not theirs any more, is reached at their first.
    """
    reached = {person.pk: person for person in persons}
    wrote = (
        RawMail.objects.filter(
            ticket=ticket,
            message__author__in=reached,
            message__mark__in=TAKEN_AT_THEIR_WORD,
        )
        .order_by("message__author", "-pk")
        .distinct("message__author")
        .values_list("message__author", "sender")
    )
    latest = {pk: sender for pk, sender in wrote if _is_theirs(reached[pk], sender)}
    first = {pk: person.email for pk, person in reached.items() if person.email}
    return first | latest


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


def _is_theirs(person: Person, address: str) -> bool:
    if address == person.email:
        return True
    reached = people.person_reached_by("mail", address)
    return reached is not None and reached.pk == person.pk
