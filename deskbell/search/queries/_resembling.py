"""Resembling: the open tickets that a contact may be one more of. One statement, loaded late."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, CharField, Func, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from deskbell.kernel.actors import Actor
from deskbell.search.decisions import Candidate, Like, Sample, most_like, telling
from deskbell.search.models import Document
from deskbell.search.queries._saying import says
from deskbell.tickets import queries as tickets

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket

#: A common fault shows in what came lately, and in the latest of it.
LATELY = timedelta(days=30)
LOOKED_AT = 400
MOST = 5
#: The letters of a longer word by which its other forms are met, too.
STEM = 6

FACTS = ("facts__device", "facts__location", "facts__department")
SHOWN = ("pk", "number", "subject", "status", "requester__name", "received_at", *FACTS)


def sample_of(ticket: Ticket) -> Sample:
    """What is known of a ticket: its subject, the words that opened it, its facts."""
    opening = tickets.messages_of(ticket).prefetch_related(None).values_list("text", flat=True)
    words = telling(f"{ticket.subject} {(opening.first() or '')[:400]}")
    facts = ticket.facts
    return Sample(words, facts.device, facts.location, facts.department)


def resembling(
    actor: Actor, sample: Sample, *, at: datetime, but: Ticket | None = None, most: int = MOST
) -> list[Like]:
    """The open tickets of the last weeks that `actor` works on and that are like the sample."""
    if not sample.says_enough:
        return []
    recent = tickets.open_lately(actor, since=at - LATELY)
    if but is not None:
        recent = recent.exclude(pk=but.pk)
    shown: Iterable[tuple[Any, ...]] = recent.values_list(*SHOWN, _words_on(sample.words))[
        :LOOKED_AT
    ]
    candidates = [Candidate(*row) for row in shown]
    return most_like(sample, candidates, most=most)


def _words_on(words: Sequence[str]) -> Any:
    """Which of these words the document of a ticket holds, in whichever form."""
    text = ArrayField(CharField())
    if not words:
        return Value([], output_field=text)
    found: QuerySet[Any, Any] = Document.objects.filter(ticket=OuterRef("pk"))
    held = [Case(When(_holds(word), then=Value(word)), output_field=CharField()) for word in words]
    both = Func(*held, template="array_remove(ARRAY[%(expressions)s]::text[], NULL)")
    both.output_field = text
    nothing = Value([], output_field=text)
    return Coalesce(Subquery(found.values_list(both), output_field=text), nothing)


def _holds(word: str) -> Func:
    begun = word[: max(STEM, len(word) - 2)].replace("'", "''").replace("\\", "")
    return says(f"'{begun}':*")
