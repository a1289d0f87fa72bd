"""What a mail of the desk goes by: its mailbox, its thread, and the address it should reach."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from functools import partial
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection
from django.db.models import F, QuerySet
from django.utils import translation

from deskbell.channels.decisions import Thread, forms_of, thread_after
from deskbell.channels.models import KnownMessageId, Mailbox, RawMail
from deskbell.kernel.questions import Among, question
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


def conversations_of(tickets: Collection[Ticket]) -> dict[int, Conversation]:
    """The mails known of each ticket so far: where they were written to, what they are called."""
    known = _latest_known(tickets)
    came_in = KnownMessageId.Direction.IN
    written_to = {
        pk: next((mailbox for _, direction, mailbox in latest if direction == came_in), None)
        for pk, latest in known.items()
    }
    answering = mailboxes_answering(tickets, written_to)
    threads = {
        pk: thread_after(
            [
                (value, direction == came_in)
                for value, direction, _ in reversed(latest)
                if not value.startswith("sha256:")
            ]
        )
        for pk, latest in known.items()
    }
    return {
        one.pk: Conversation(answering.get(one.pk), threads.get(one.pk, Thread()))
        for one in tickets
    }


def mailbox_answering(ticket: Ticket, *, written_to: int | None = None) -> Mailbox | None:
    """The mailbox a ticket is answered from: where it was written to, while its desk has it."""
    return mailboxes_answering([ticket], {ticket.pk: written_to}).get(ticket.pk)


def mailboxes_answering(
    tickets: Collection[Ticket], written_to: Mapping[int, int | None]
) -> dict[int, Mailbox]:
    """The same for several, by ticket; `written_to` says where each was written to last."""
    ours = _mailboxes_of(list({ticket.desk_id for ticket in tickets}))
    found: dict[int, Mailbox] = {}
    for ticket in tickets:
        here = (mailbox for mailbox in ours if mailbox.desk_id == ticket.desk_id)
        order = partial(_remoteness, ticket, written_to.get(ticket.pk))
        if (best := min(here, key=order, default=None)) is not None:
            found[ticket.pk] = best
    return found


@question
def _mailboxes_of(desks: list[int]) -> QuerySet[Mailbox]:
    return Mailbox.objects.filter(Among(F("desk"), desks), is_active=True).order_by("pk")


def house_address() -> str:
    """The address of the whole installation, for desks without a mailbox."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].lower()


def ours_among(addresses: Collection[str]) -> set[str]:
    """Those of `addresses` that lead back to a desk here."""
    forms = {address: forms_of(address) for address in addresses}
    if not forms:
        return set()
    named = {form for each in forms.values() for form in each}
    leading = {house_address(), *_active_among(list(named))}
    return {address for address, each in forms.items() if not leading.isdisjoint(each)}


@question
def _active_among(addresses: list[str]) -> QuerySet[Mailbox, str]:
    active = Mailbox.objects.filter(Among(F("address"), addresses), is_active=True)
    return active.values_list("address", flat=True)


def said_before(message: Message, *, most: int) -> list[Message]:
    """The mails of the conversation before `message`, latest first, that may be quoted in it.

    What came from another ticket is another conversation: it is quoted only where everybody who
    gets `message` wrote it, or was sent it.
    """
    mails = (
        tickets.messages_of(message.ticket)
        .prefetch_related(None)
        .filter(pk__lt=message.pk, withdrawn_at=None, channel__in=["mail", "web"])
        .exclude(pk__in=tickets.strange_to(message))
    )
    quotable = mails.exclude(mark__in=["spoofed", "automatic"]).exclude(text="")
    return list(quotable.order_by("-at", "-pk")[:most])


def addresses_reaching(wanted: Iterable[tuple[Ticket, Person]]) -> dict[tuple[int, int], str]:
    """By ticket and person, where they can be reached: at the address they wrote from last there.

    Who has not written, or from an address that is not theirs any more, is reached at their first.
    """
    reached = {(ticket.pk, person.pk): person for ticket, person in wanted}
    if not reached:
        return {}
    wrote = _wrote_from(*map(list, zip(*reached, strict=True)))
    latest = {
        (ticket, author): sender
        for ticket, author, sender in wrote
        if (ticket, author) in reached and _is_theirs(reached[ticket, author], sender)
    }
    first = {pair: person.email for pair, person in reached.items() if person.email}
    return first | latest


@question
def _wrote_from(tickets: list[int], people: list[int]) -> QuerySet[RawMail, tuple[int, int, str]]:
    """Of each ticket and author, where they wrote from last."""
    mails = RawMail.objects.filter(
        Among(F("ticket"), tickets),
        Among(F("message__author"), people),
        message__mark__in=TAKEN_AT_THEIR_WORD,
    )
    latest = mails.order_by("ticket", "message__author", "-pk").distinct(
        "ticket", "message__author"
    )
    return latest.values_list("ticket", "message__author", "sender")


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


def _remoteness(ticket: Ticket, written_to: int | None, mailbox: Mailbox) -> tuple[bool, ...]:
    return mailbox.pk != written_to, mailbox.team_id != ticket.team_id


def _latest_known(tickets: Collection[Ticket]) -> dict[int, list[tuple[str, str, int | None]]]:
    """The Message-IDs each ticket is known by, with direction and mailbox, latest first."""
    known: dict[int, list[tuple[str, str, int | None]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT wanted.id, known.value, known.direction, known.mailbox_id"
            " FROM unnest(%s::bigint[]) AS wanted (id) CROSS JOIN LATERAL ("
            " SELECT id, value, direction, mailbox_id FROM channels_knownmessageid"
            " WHERE ticket_id = wanted.id AND direction <> 'mentioned'"
            " ORDER BY id DESC LIMIT %s) AS known ORDER BY known.id DESC",
            [[ticket.pk for ticket in tickets], LATEST_KNOWN],
        )
        for pk, *row in cursor.fetchall():
            known.setdefault(pk, []).append((row[0], row[1], row[2]))
    return known


def _is_theirs(person: Person, address: str) -> bool:
    if address == person.email:
        return True
    reached = people.person_reached_by("mail", address)
    return reached is not None and reached.pk == person.pk
