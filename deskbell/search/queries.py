"""Finding: which tickets say what somebody looks for, as far as they may see them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.postgres.search import SearchQueryField, TrigramSimilarity
from django.db import connection, transaction
from django.db.models import BooleanField, F, Func, QuerySet, Value
from django.db.models.functions import Cast

from deskbell.kernel.actors import Actor
from deskbell.search.decisions import (
    STEMS,
    Piece,
    Term,
    closest,
    excerpt,
    numbers_in,
    sought,
    wanted,
)
from deskbell.search.models import Document, Word
from deskbell.tickets import queries as tickets
from deskbell.tickets.queries import Row

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket

MOST = 20
#: How alike two words are by their triples of letters (pg_trgm) before they are looked at closely,
#: and how many are: a slip in the middle of a short word leaves few triples as they were.
LIKENESS = 0.2
LOOKED_AT = 50


@dataclass(frozen=True)
class Hit:
    """A ticket that was found, and the stretch of text that says so."""

    row: Row
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Found:
    """What a search found. `instead` holds words that were taken for mistyped ones."""

    hits: tuple[Hit, ...] = ()
    instead: tuple[str, ...] = ()
    has_more: bool = False


def found_for(actor: Actor, typed: str, *, most: int = MOST) -> Found:
    """The tickets `actor` works on that say all of what is typed, the latest changed first.

    A ticket whose number is typed comes before all others. Notes count, since whoever works on a
    ticket reads them.
    """
    terms = sought(typed)
    if not terms:
        return Found()
    seen = tickets.worked_by(actor)
    alike = _alike(terms)
    rows, has_more = tickets.rows_of(_saying(seen, terms, alike), most=most)
    if numbers := numbers_in(typed):
        named, _ = tickets.rows_of(seen.filter(number__in=numbers))
        rows = [*named, *(row for row in rows if row.number not in numbers)]
    instead = tuple(word for words in alike.values() for word in words)
    marked = [*terms, *(Term((word,), is_begun=True) for word in instead)]
    texts = tickets.texts_on(actor, [row.pk for row in rows])
    hits = [Hit(row, tuple(_shown(texts.get(row.pk, ()), marked))) for row in rows]
    # A word nobody here may read is not told, not even as a word one could have meant.
    shown = " ".join(piece.text for hit in hits for piece in hit.pieces if piece.is_found)
    told = {word for term in sought(shown) for word in term.words}
    return Found(tuple(hits), tuple(word for word in instead if word in told), has_more)


def _saying(
    seen: QuerySet[Ticket], terms: Sequence[Term], alike: Mapping[str, Sequence[str]]
) -> QuerySet[Ticket]:
    query = wanted(terms, alike, _stems({word for term in terms for word in term.words}))
    documents = Document.objects.filter(
        Func(
            F("words"),
            Cast(Value(query), SearchQueryField()),
            template="%(expressions)s",
            arg_joiner=" @@ ",
            output_field=BooleanField(),
        )
    )
    return seen.filter(pk__in=documents.values("ticket"))


def _stems(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What each word is a form of, as queries in PostgreSQL's writing."""
    forms = ", ".join(f"plainto_tsquery('{language}', word)::text" for language in STEMS)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT word, {forms} FROM unnest(%s::text[]) AS word", [sorted(words)])  # noqa: S608
        return {word: tuple(filter(None, found)) for word, *found in cursor.fetchall()}


def _alike(terms: Iterable[Term]) -> dict[str, list[str]]:
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


def _shown(texts: Iterable[str], terms: Sequence[Term]) -> list[Piece]:
    for text in texts:
        if pieces := excerpt(text, terms):
            return pieces
    return []
