"""Words that stand for others: forms of them, and those that a mistyped one may be meant for."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING

from django.contrib.postgres.search import TrigramSimilarity
from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.functions import Length

from deskbell.search.decisions import MOST_ALIKE, STEMS, Term, closest, slips_in, swapped
from deskbell.search.models import Word
from deskbell.search.queries._saying import is_said

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket

#: How alike two words are by their triples of letters (pg_trgm) before they are looked at closely:
#: a slip in the middle of a short word leaves few triples as they were.
LIKENESS = 0.2
#: So many are. Far more than can be a slip apart: what others wrote must not push out a word that
#: the searcher may read, since from that could be learned what they wrote.
LOOKED_AT = 2_000


def stems_of(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What each word is a form of, as queries in PostgreSQL's writing."""
    forms = ", ".join(f"plainto_tsquery('{language}', word)::text" for language in STEMS)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT word, {forms} FROM unnest(%s::text[]) AS word", [sorted(words)])  # noqa: S608
        return {word: tuple(filter(None, found)) for word, *found in cursor.fetchall()}


def alike_to(terms: Iterable[Term], seen: QuerySet[Ticket]) -> dict[str, list[str]]:
    """For each word that none of `seen` says, those of their words that are most like it.

    Words of other tickets count for nothing, neither as meant nor as written: nobody learns from
    what is found, or is not, whether a word stands where they may not read.
    """
    return near(seen, (term.word for term in terms if term.word and not is_said(seen, term.word)))


def near(seen: QuerySet[Ticket], words: Iterable[str]) -> dict[str, list[str]]:
    """For each word, those that `seen` says and that are nearest to it, if any are near."""
    found = {}
    for word in words:
        said = (one for one in closest(word, _similar(word)) if is_said(seen, one))
        found[word] = list(islice(said, MOST_ALIKE))
    return {word: those for word, those in found.items() if those}


@transaction.atomic
def _similar(word: str) -> set[str]:
    """Words that `word` may be a slip of, by its letters or by their order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [str(LIKENESS)]
        )
    far = slips_in(word)
    similar = Word.objects.filter(word__trigram_similar=word).annotate(letters=Length("word"))
    similar = similar.filter(letters__gte=len(word) - far, letters__lte=len(word) + far)
    ranked = similar.order_by(TrigramSimilarity("word", word).desc(), "word")
    swaps = Word.objects.filter(word__in=swapped(word)).values_list("word", flat=True)
    return set(ranked.values_list("word", flat=True)[:LOOKED_AT].union(swaps))
