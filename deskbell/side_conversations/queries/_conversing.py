"""What was asked and said aside. Only those who see a ticket as staff get an answer."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Prefetch, QuerySet

from deskbell.kernel.actors import Actor
from deskbell.side_conversations.models import (
    Correspondent,
    SideConversation,
    SideFile,
    SideMessage,
)
from deskbell.tickets import queries as tickets

if TYPE_CHECKING:
    from deskbell.people.models import Person
    from deskbell.tickets.models import Ticket

#: What the states and marks are called, by their codes.
STATES = dict(SideConversation.State.choices)
MARKS = dict(SideMessage.Mark.choices)


def conversations_for(actor: Actor, ticket: Ticket) -> QuerySet[SideConversation]:
    """Those of a ticket, the oldest first; none for who does not see it as staff."""
    seen = tickets.worked_by(actor).filter(pk=ticket.pk)
    return _with_people(SideConversation.objects.filter(ticket__in=seen)).order_by("pk")


def conversation_for(actor: Actor, ticket: Ticket, pk: int) -> SideConversation:
    """One of them. Raises `SideConversation.DoesNotExist`."""
    return conversations_for(actor, ticket).get(pk=pk)


def message_for(actor: Actor, ticket: Ticket, pk: int) -> SideMessage:
    """One message of them. Raises `SideMessage.DoesNotExist`."""
    heard = SideMessage.objects.filter(conversation__in=conversations_for(actor, ticket))
    return heard.select_related("conversation").prefetch_related("files__file").get(pk=pk)


def conversation(pk: int) -> SideConversation | None:
    """For doors, which act for nobody."""
    return _with_people(SideConversation.objects.filter(pk=pk)).first()


def message(pk: int) -> SideMessage:
    """For reactions, with its conversation, its ticket and that one's desk."""
    faces = ("author", "conversation__ticket__desk", "conversation__ticket__requester")
    return SideMessage.objects.select_related(*faces).get(pk=pk)


def correspondents_of(conversation: SideConversation) -> list[Correspondent]:
    """Who takes part, each with their person."""
    return list(conversation.correspondents.select_related("person").order_by("pk"))


def messages_of(conversation: SideConversation) -> QuerySet[SideMessage]:
    """What was said there, in order, with files and with what of the ticket was shown."""
    return (
        SideMessage.objects.filter(conversation=conversation)
        .select_related("author")
        .prefetch_related("quotations", Prefetch("files", SideFile.objects.select_related("file")))
        .order_by("pk")
    )


def said_before(message: SideMessage, *, most: int) -> list[SideMessage]:
    """What was said there before `message`, latest first, that may be quoted to those in it.

    What a machine or somebody from elsewhere wrote is for the desk to read first.
    """
    before = SideMessage.objects.filter(conversation=message.conversation_id, pk__lt=message.pk)
    quotable = before.filter(withdrawn_at=None, mark="").exclude(text="")
    return list(quotable.select_related("author").order_by("-pk")[:most])


def count_heard(conversation: SideConversation, author: Person | None, *, since: datetime) -> int:
    """How often somebody wrote there since then: nobody answers thirty times in ten minutes."""
    heard = SideMessage.objects.filter(conversation=conversation, direction="in", at__gt=since)
    return heard.filter(author=author).count() if author else 0


def _with_people(found: QuerySet[SideConversation]) -> QuerySet[SideConversation]:
    taking_part = Correspondent.objects.select_related("person").order_by("pk")
    return found.prefetch_related(Prefetch("correspondents", taking_part))
