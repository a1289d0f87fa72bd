"""Indexing: the words of tickets, written where searches look.

What is said is added to its ticket's document; a document is only written anew where something
left it. All is done for many tickets at once, in few statements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db import connection, transaction

from deskbell.search.decisions import MOST_WORDS, STEMS, is_memorable, words_of
from deskbell.search.models import Document, Word
from deskbell.tickets import queries as tickets
from deskbell.tickets.queries import Speech

BATCH = 200
#: Of one person so many tickets are written anew.
MOST_OF_ONE = 2_000

#: Words that were written by this process: most words of a mail are among them.
_remembered: set[str] = set()
MOST_REMEMBERED = 100_000

WRITE = """
INSERT INTO search_document (ticket_id, said, whole)
SELECT ticket_id, {said}, {said} || {noted}
FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS spoken (ticket_id, said, noted)
ON CONFLICT (ticket_id) DO UPDATE SET
"""
ADDING = (
    "said = search_document.said || excluded.said, whole = search_document.whole || excluded.whole"
)
ANEW = "said = excluded.said, whole = excluded.whole"


@transaction.atomic
def add(spoken: Iterable[Speech]) -> None:
    """Let tickets be found by what was just said on them."""
    _write(spoken, ADDING)


@transaction.atomic
def rewrite(ticket_ids: Iterable[int]) -> None:
    """Let tickets be found by what is said on them now, and by nothing else."""
    keys = sorted(set(ticket_ids))
    _write(tickets.speeches_on(keys), ANEW)


def rewrite_tickets_of(person_id: int) -> None:
    """Let the latest tickets of somebody be found by what they are called now."""
    keys = tickets.concerning([person_id], most=MOST_OF_ONE)
    for start in range(0, len(keys), BATCH):
        rewrite(keys[start : start + BATCH])


def catch_up() -> int:
    """Write the documents that are missing, and return how many. For tickets older than search."""
    written = 0
    while missing := tickets.without(Document.objects.values("ticket"), most=BATCH):
        rewrite(missing)
        written += len(missing)
    return written


def _write(spoken: Iterable[Speech], conflict: str) -> None:
    said: Mapping[int, list[str]] = defaultdict(list)
    noted: Mapping[int, list[str]] = defaultdict(list)
    for one in spoken:
        (noted if one.is_note else said)[one.ticket_id].append(one.text)
    keys = sorted({*said, *noted})
    if not keys:
        return
    words = {pk: words_of("\n".join(said[pk])) for pk in keys}
    inside = {pk: words_of("\n".join(noted[pk])) for pk in keys}
    with connection.cursor() as cursor:
        cursor.execute(
            WRITE.format(said=_vector("said"), noted=_vector("noted")) + conflict,
            [keys, *([_joined(found[pk]) for pk in keys] for found in (words, inside))],
        )
    _remember({word for found in (words, inside) for pk in keys for word in found[pk]})


def _vector(column: str) -> str:
    """SQL for the words in `column` as they are, and their stems; where they stood is forgotten."""
    stems = "".join(f" || strip(to_tsvector('{language}', {column}))" for language in STEMS)
    return f"(array_to_tsvector(string_to_array({column}, ' ')){stems})"


def _joined(words: list[str]) -> str:
    return " ".join(words[:MOST_WORDS])


def _remember(words: set[str]) -> None:
    """Keep the words for those who mistype them, once all is committed.

    In a statement by itself and in one order: of two who remember the same words in long
    transactions, each would wait for the other.
    """
    new = {word for word in words if is_memorable(word)} - _remembered
    if new:
        transaction.on_commit(lambda: _write_down(new))


def _write_down(words: set[str]) -> None:
    rows = [Word(word=word) for word in sorted(words - _remembered)]
    Word.objects.bulk_create(rows, ignore_conflicts=True)
    if len(_remembered) > MOST_REMEMBERED:
        _remembered.clear()
    _remembered.update(words)
