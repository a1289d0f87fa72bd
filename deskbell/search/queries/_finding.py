"""Finding: which tickets say what a line means, the latest changed first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, QuerySet

from deskbell.kernel.actors import Actor
from deskbell.search.decisions import Piece, Term, excerpt, marked, numbers_in, sought, wanted
from deskbell.search.models import Document
from deskbell.search.queries._alike import alike_to, near, stems_of
from deskbell.search.queries._lines import Line, line_for
from deskbell.search.queries._saying import saying, says
from deskbell.side_conversations import queries as aside
from deskbell.tickets import queries as tickets
from deskbell.tickets.queries import Row

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket

MOST = 20


@dataclass(frozen=True)
class Hit:
    """A ticket that was found: subject, requester and the stretch of text that says so, marked."""

    row: Row
    subject: tuple[Piece, ...]
    requester: tuple[Piece, ...]
    pieces: tuple[Piece, ...]

    @property
    def all_pieces(self) -> tuple[Piece, ...]:
        return (*self.subject, *self.requester, *self.pieces)

    @property
    def is_marked(self) -> bool:
        return any(piece.is_found for piece in self.all_pieces)


@dataclass(frozen=True)
class Found:
    """What a search found. `instead` holds words that were taken for mistyped ones."""

    line: Line
    hits: tuple[Hit, ...] = ()
    instead: tuple[str, ...] = ()
    has_more: bool = False


def found_for(
    actor: Actor, typed: str, *, at: datetime, zone: tzinfo = UTC, most: int = MOST
) -> Found:
    """The tickets `actor` works on that a line means, the latest changed first.

    A ticket whose number is typed comes before all others. Notes count, since whoever works on a
    ticket reads them. `at` and `zone` are the reader's, for the days the line names.
    """
    line = line_for(actor, typed)
    if not line.means_something:
        return Found(line)
    seen = tickets.worked_by(actor)
    if line.condition.parts:
        standpoint = tickets.standpoint_of(actor, line.condition, at=at, zone=zone)
        seen = tickets.matching(seen, line.condition, standpoint)
    alike: Mapping[str, Sequence[str]] = {}
    stems = stems_of({word for term in (*line.terms, *line.without) for word in term.words})
    rows, has_more = tickets.rows_of(_saying(seen, line, alike, stems), most=most)
    if not rows and (alike := alike_to(line.terms, tickets.worked_by(actor))):
        rows, has_more = tickets.rows_of(_saying(seen, line, alike, stems), most=most)
    if numbers := numbers_in(line.words):
        named, _ = tickets.rows_of(seen.filter(number__in=numbers))
        rows = [*named, *(row for row in rows if row.number not in numbers)]
    instead = tuple(word for words in alike.values() for word in words)
    hits = _hits(actor, rows, [*line.terms, *_begun(alike)])
    if not alike and any(not hit.is_marked for hit in hits):
        # Found by a form of the word, which stands there as another: marked all the same.
        forms = near(tickets.worked_by(actor), (term.word for term in line.terms if term.word))
        hits = _hits(actor, rows, [*line.terms, *_begun(forms)])
    # A word nobody here may read is not told, not even as a word one could have meant.
    shown = [piece for hit in hits for piece in hit.all_pieces if piece.is_found]
    told = {word for piece in shown for term in sought(piece.text) for word in term.words}
    return Found(line, tuple(hits), tuple(word for word in instead if word in told), has_more)


def _begun(alike: Mapping[str, Sequence[str]]) -> list[Term]:
    return [Term((word,), is_begun=True) for words in alike.values() for word in words]


def _saying(
    seen: QuerySet[Ticket],
    line: Line,
    alike: Mapping[str, Sequence[str]],
    stems: Mapping[str, Sequence[str]],
) -> QuerySet[Ticket]:
    """Those of `seen` with the words of the line."""
    if not line.terms:
        if not line.without:
            return seen
        left_out = " | ".join(f"({wanted([term], {}, stems)})" for term in line.without)
        return seen.filter(~Exists(Document.objects.filter(says(left_out), ticket=OuterRef("pk"))))
    return saying(seen, wanted(line.terms, alike, stems, without=line.without))


def _hits(actor: Actor, rows: Sequence[Row], terms: Sequence[Term]) -> list[Hit]:
    keys = [row.pk for row in rows] if terms else []
    texts, beside = (read.texts_on(actor, keys) if keys else {} for read in (tickets, aside))
    return [
        Hit(
            row,
            tuple(marked(row.subject, terms)),
            tuple(marked(row.requester, terms)),
            tuple(_shown((*texts.get(row.pk, ()), *beside.get(row.pk, ())), terms)),
        )
        for row in rows
    ]


def _shown(texts: Iterable[str], terms: Sequence[Term]) -> list[Piece]:
    for text in texts:
        if pieces := excerpt(text, terms):
            return pieces
    return []
