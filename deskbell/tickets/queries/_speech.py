"""Everything that was said on tickets, as text: for those who look for words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Left

from deskbell.fields.decisions import words_in
from deskbell.fields.queries import every_field
from deskbell.kernel.actors import Actor
from deskbell.tickets.models import Cut, IntakeFacts, Message, MessageFile, Note, NoteFile, Ticket
from deskbell.tickets.queries._sight import worked_by

#: What names a ticket: itself, who asked, and whom it concerns.
NAMED = (
    *("number", "subject", "requester__name", "requester__email", "requester__organisation__name"),
    *("affected__name", "affected__email"),
)
#: Of the facts, those that people put in words of their own.
IN_WORDS = ("device", "impact_words", "location", "department", "product_model", "licence")

#: Characters of a text, and texts of several tickets, that are read to quote from.
BEGINNING = 4_000
MOST_TEXTS = 400


@dataclass(frozen=True, slots=True)
class Speech:
    """A text on a ticket. A note's is only for those who may read notes."""

    ticket_id: int
    text: str
    is_note: bool = False


def speeches(*, messages: Collection[int] = (), notes: Collection[int] = ()) -> Iterator[Speech]:
    """What these messages and notes say, with the names of their files."""
    if messages:
        yield from _said(Message.objects.filter(pk__in=messages))
    if notes:
        yield from _noted(Note.objects.filter(pk__in=notes))


def speeches_on(ticket_ids: Collection[int]) -> Iterator[Speech]:
    """Everything on these tickets: number, subject, people, facts, messages, notes, files."""
    about = Ticket.objects.filter(pk__in=ticket_ids).values_list("pk", "custom", *NAMED)
    for pk, custom, number, *said in about:
        yield Speech(pk, " ".join([str(number), *filter(None, said)]))
        if custom:
            yield Speech(pk, "\n".join(words_in(custom, every_field())), is_note=True)
    facts = IntakeFacts.objects.filter(ticket__in=ticket_ids)
    for pk, *said in facts.values_list("ticket_id", *IN_WORDS):
        yield Speech(pk, " ".join(filter(None, said)))
    yield from _said(Message.objects.filter(ticket__in=ticket_ids))
    yield from _noted(Note.objects.filter(ticket__in=ticket_ids))


def texts_on(actor: Actor, ticket_ids: Collection[int]) -> dict[int, list[str]]:
    """By ticket what `actor` may read there, the latest first; notes after messages, then files.

    Of each text the beginning, and of all no more than a page can quote from.
    """
    seen = worked_by(actor).filter(pk__in=ticket_ids)
    found: dict[int, list[str]] = defaultdict(list)
    for texts in (Message.objects, Note.objects):
        spoken = texts.filter(ticket__in=seen).order_by("-at", "-pk")
        for pk, text in spoken.values_list("ticket_id", Left("text", BEGINNING))[:MOST_TEXTS]:
            found[pk].append(text)
    for files, on in ((MessageFile.objects, "message"), (NoteFile.objects, "note")):
        named = files.filter(**{f"{on}__ticket__in": seen}).order_by("-pk")
        for pk, name in named.values_list(f"{on}__ticket_id", "name")[:MOST_TEXTS]:
            found[pk].append(name)
    return found


def concerning(person_ids: Collection[int], *, most: int) -> list[int]:
    """The latest tickets these people asked for, or that concern them."""
    theirs = Ticket.objects.filter(Q(requester__in=person_ids) | Q(affected__in=person_ids))
    return list(theirs.order_by("-pk").values_list("pk", flat=True)[:most])


def cuts() -> QuerySet[Cut]:
    """Mails that were cut wrongly and put right, the latest first. For the reader of mails."""
    return Cut.objects.filter(undone_at=None).select_related("message__ticket").order_by("-pk")


def without(known: QuerySet[Any, Any], *, most: int) -> list[int]:
    """The oldest tickets whose keys are not among `known`."""
    missing = Ticket.objects.exclude(pk__in=known).order_by("pk")
    return list(missing.values_list("pk", flat=True)[:most])


def _said(messages: QuerySet[Message]) -> Iterator[Speech]:
    for ticket_id, text in messages.values_list("ticket_id", "text"):
        yield Speech(ticket_id, text)
    named = MessageFile.objects.filter(message__in=messages.values("pk"))
    for ticket_id, name in named.values_list("message__ticket_id", "name"):
        yield Speech(ticket_id, name)


def _noted(notes: QuerySet[Note]) -> Iterator[Speech]:
    for ticket_id, text in notes.values_list("ticket_id", "text"):
        yield Speech(ticket_id, text, is_note=True)
    named = NoteFile.objects.filter(note__in=notes.values("pk"))
    for ticket_id, name in named.values_list("note__ticket_id", "name"):
        yield Speech(ticket_id, name, is_note=True)
