"""Words that stand for others: forms of them, and those that a mistyped one may be meant for."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.postgres.search import TrigramSimilarity
from django.db import connection, transaction

from deskbell.search.decisions import STEMS, Term, closest
from deskbell.search.models import Word

#: How alike two words are by their triples of letters (pg_trgm) before they are looked at closely,
#: and how many are: a slip in the middle of a short word leaves few triples as they were.
LIKENESS = 0.2
LOOKED_AT = 50


def stems_of(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What each word is a form of, as queries in PostgreSQL's writing."""
    forms = ", ".join(f"plainto_tsquery('{language}', word)::text" for language in STEMS)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT word, {forms} FROM unnest(%s::text[]) AS word", [sorted(words)])  # noqa: S608
        return {word: tuple(filter(None, found)) for word, *found in cursor.fetchall()}


def alike_to(terms: Iterable[Term]) -> dict[str, list[str]]:
    """For each word that nobody ever wrote, those that are most like it."""
    meant: dict[str, list[str]] = {}
    for term in terms:
        if not term.word or Word.objects.filter(word__startswith=term.word).exists():
            continue
        meant[term.word] = closest(term.word, _similar(term.word))
    return meant


@transaction.atomic
def _similar(word: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [str(LIKENESS)]
        )
    similar = Word.objects.filter(word__trigram_similar=word)
    ranked = similar.annotate(likeness=TrigramSimilarity("word", word)).order_by("-likeness")
    return list(ranked.values_list("word", flat=True)[:LOOKED_AT])
