"""Remembering: under which Message-IDs a conversation is known, and one mail of it at a time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from django.db import connection

from deskbell.channels.models import KnownMessageId
from deskbell.channels.operations._reading import Letter

if TYPE_CHECKING:
    from deskbell.tickets.models import Message, Ticket

MENTIONED = KnownMessageId.Direction.MENTIONED


class Known(NamedTuple):
    """One Message-ID this mail bears or refers to, as it stands in a ticket."""

    value: str
    direction: str
    ticket_id: int
    mailbox_id: int | None


def take_turns(letter: Letter) -> None:
    """Let no two mails of one conversation be looked at at the same moment.

    Otherwise a question and its answer, arriving together, would each open a ticket. Whoever takes
    several turns takes them in one order, so that nobody waits for each other.
    """
    wanted = sorted({one for one in (letter.known_as, *letter.refers_to) if one})
    if wanted:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(turn) FROM (SELECT DISTINCT"
                " hashtextextended(value, 11) AS turn FROM unnest(%s::text[]) AS value"
                " ORDER BY turn) AS turns",
                [wanted],
            )


def remember(
    letter: Letter, message: Message | None, ticket: Ticket, known: Iterable[Known]
) -> None:
    """Let later mails find this one, and those it refers to, which may come later."""
    here = {one.value for one in known if one.ticket_id == ticket.pk}
    named = {letter.known_as: KnownMessageId.Direction.IN}
    named |= {one: MENTIONED for one in letter.refers_to if one not in here}
    rows = [(value, direction) for value, direction in named.items() if value]
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO channels_knownmessageid"
                " (value, direction, ticket_id, message_id, mailbox_id)"
                " SELECT value, direction, %s, %s, %s"
                " FROM unnest(%s::text[], %s::text[]) AS named (value, direction)"
                " ON CONFLICT DO NOTHING",
                [
                    ticket.pk,
                    message.pk if message else None,
                    letter.raw.mailbox_id,
                    *map(list, zip(*rows, strict=True)),
                ],
            )
