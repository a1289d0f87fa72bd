"""Everything that was said in side conversations, as text: for those who look for words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Left

from deskbell.kernel.actors import Actor
from deskbell.side_conversations.models import SideConversation, SideFile, SideMessage
from deskbell.tickets import queries as tickets
from deskbell.tickets.queries import Speech

#: Characters of a text, and texts of several tickets, that are read to quote from.
BEGINNING = 4_000
MOST_TEXTS = 400

TICKET = "conversation__ticket"
OF_FILES = f"message__{TICKET}"


def speeches(messages: Collection[int]) -> Iterator[Speech]:
    """What these messages say, what they are about, and what their files are called."""
    said = SideMessage.objects.filter(pk__in=messages)
    for ticket_id, subject in said.values_list(TICKET, "conversation__subject"):
        yield Speech(ticket_id, subject, is_note=True)
    yield from _said(said)


def speeches_on(ticket_ids: Collection[int]) -> Iterator[Speech]:
    """All of them on these tickets. Like notes, they are for those who work there."""
    begun = SideConversation.objects.filter(ticket__in=ticket_ids)
    for ticket_id, subject in begun.values_list("ticket", "subject"):
        yield Speech(ticket_id, subject, is_note=True)
    yield from _said(SideMessage.objects.filter(conversation__ticket__in=ticket_ids))


def texts_on(actor: Actor, ticket_ids: Collection[int]) -> dict[int, list[str]]:
    """By ticket what `actor` may read of them there, the latest first, files last."""
    seen = tickets.worked_by(actor).filter(pk__in=ticket_ids)
    found: dict[int, list[str]] = defaultdict(list)
    said = SideMessage.objects.filter(conversation__ticket__in=seen).order_by("-pk")
    for pk, text in said.values_list(TICKET, Left("text", BEGINNING))[:MOST_TEXTS]:
        found[pk].append(text)
    begun = SideConversation.objects.filter(ticket__in=seen).order_by("-pk")
    files = SideFile.objects.filter(message__conversation__ticket__in=seen).order_by("-pk")
    for pk, name in (
        *begun.values_list("ticket", "subject")[:MOST_TEXTS],
        *files.values_list(OF_FILES, "name")[:MOST_TEXTS],
    ):
        found[pk].append(name)
    return found


def _said(messages: QuerySet[SideMessage, Any]) -> Iterator[Speech]:
    for ticket_id, text in messages.values_list(TICKET, "text"):
        yield Speech(ticket_id, text, is_note=True)
    named = SideFile.objects.filter(message__in=messages.values("pk"))
    for ticket_id, name in named.values_list(OF_FILES, "name"):
        yield Speech(ticket_id, name, is_note=True)
