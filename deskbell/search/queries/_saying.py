"""Which of some tickets say something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.search import SearchQueryField
from django.db.models import BooleanField, F, Func, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from deskbell.kernel.questions import Among
from deskbell.search.decisions import begun
from deskbell.search.models import Document

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket

#: Words on no more tickets than this are looked up first; others are met soon enough when all
#: tickets are walked through, the latest first. At a million tickets both then cost the same.
FEW = 4_000


def saying(seen: QuerySet[Ticket], query: str) -> QuerySet[Ticket]:
    """Those of `seen` whose words fit a query in PostgreSQL's writing.

    PostgreSQL guesses how many documents have a beginning of a word, and guesses wrong: whether to
    look words up or to walk through tickets is decided here, by how many there are.
    """
    keys = list(Document.objects.filter(says(query)).values_list("ticket", flat=True)[: FEW + 1])
    if not keys:
        return seen.none()
    if len(keys) <= FEW:
        return seen.filter(Among(F("pk"), keys))
    own = Document.objects.filter(ticket=OuterRef("pk")).values_list(says(query))
    return seen.filter(Subquery(own, output_field=BooleanField()))


def is_said(seen: QuerySet[Ticket], word: str) -> bool:
    """Whether one of `seen` has a word that is `word` or begins with it."""
    return saying(seen, begun(word)).exists()


def says(query: str) -> Func:
    return Func(
        F("words"),
        Cast(Value(query), SearchQueryField()),
        template="%(expressions)s",
        arg_joiner=" @@ ",
        output_field=BooleanField(),
    )
