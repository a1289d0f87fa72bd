"""Indexing: the words of tickets, written where searches look.

What is said is added to its ticket's document; a document is only written anew where something
left it. All is done for many tickets at once, in few statements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain

from django.db import connection, transaction

from deskbell.search.decisions import STEMS, is_memorable, words_of
from deskbell.search.models import Document, Word
from deskbell.side_conversations import queries as aside
from deskbell.tickets import queries as tickets
from deskbell.tickets.queries import Speech

BATCH = 200
#: Of one person so many tickets are written anew.
MOST_OF_ONE = 2_000

#: Words that were written by this process: most words of a mail are among them.
_remembered: set[str] = set()
MOST_REMEMBERED = 100_000

WRITE = """
INSERT INTO search_document (ticket_id, words)
SELECT ticket_id, array_to_tsvector(string_to_array(spoken, ' ')){stems}
FROM unnest(%s::bigint[], %s::text[]) AS spoken (ticket_id, spoken)
ON CONFLICT (ticket_id) DO UPDATE SET words = {words}
"""
#: The words as they are, and their stems; where they stood is forgotten.
FORMS = "".join(f" || strip(to_tsvector('{language}', spoken))" for language in STEMS)
ADDING = WRITE.format(stems=FORMS, words="search_document.words || excluded.words")
ANEW = WRITE.format(stems=FORMS, words="excluded.words")


@transaction.atomic(savepoint=False)
def add(spoken: Iterable[Speech]) -> None:
    """Let tickets be found by what was just said on them."""
    _write(spoken, ADDING)


@transaction.atomic(savepoint=False)
def rewrite(ticket_ids: Iterable[int]) -> None:
    """Let tickets be found by what is said on them now, and by nothing else."""
    keys = sorted(set(ticket_ids))
    _write(chain(tickets.speeches_on(keys), aside.speeches_on(keys)), ANEW)


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


def _write(spoken: Iterable[Speech], statement: str) -> None:
    said: Mapping[int, list[str]] = defaultdict(list)
    noted: Mapping[int, list[str]] = defaultdict(list)
    for one in spoken:
        (noted if one.is_note else said)[one.ticket_id].append(one.text)
    keys = sorted({*said, *noted})
    if not keys:
        return
    # Apart, so that a log without end in a message leaves the notes their words.
    words = [words_of("\n".join(said[pk])) + words_of("\n".join(noted[pk])) for pk in keys]
    with connection.cursor() as cursor:
        cursor.execute(statement, [keys, [" ".join(found) for found in words]])
    _remember({word for found in words for word in found})


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
