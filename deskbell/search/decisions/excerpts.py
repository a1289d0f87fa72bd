"""Excerpts: which stretch of a text is shown, and what in it was sought."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from deskbell.search.decisions.terms import Term
from deskbell.search.decisions.words import IS_UNSPACED, JOINT, LONGEST_TEXT, RUN, plain


@dataclass(frozen=True)
class Piece:
    """A stretch of a text that is shown, and whether it is what was sought."""

    text: str
    is_found: bool


def excerpt(text: str, terms: Sequence[Term], *, around: int = 70) -> list[Piece]:
    """The stretch of `text` with the first of what was sought, marked; empty without any."""
    line = " ".join(text[:LONGEST_TEXT].split())
    spans = list(_spans(line, [word for term in terms for word in term.words]))
    if not spans:
        return []
    start = max(0, spans[0][0] - around)
    end = min(len(line), spans[0][1] + 2 * around)
    start = line.find(" ", start, spans[0][0]) + 1 if start else 0
    pieces = [Piece("… ", False)] if start else []
    for begun, ended in spans:
        if ended > end:
            break
        pieces += [Piece(line[start:begun], False), Piece(line[begun:ended], True)]
        start = ended
    pieces.append(Piece(line[start:end] + (" …" if end < len(line) else ""), False))
    return [piece for piece in pieces if piece.text]


def marked(text: str, terms: Sequence[Term]) -> list[Piece]:
    """All of `text`, with what was sought marked."""
    pieces, start = [], 0
    for begun, ended in _spans(text, [word for term in terms for word in term.words]):
        pieces += [Piece(text[start:begun], False), Piece(text[begun:ended], True)]
        start = ended
    return [piece for piece in (*pieces, Piece(text[start:], False)) if piece.text]


def _spans(line: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where in `line` something begins with one of `words`, in order; what touches is one."""
    start = end = -1
    for begun, ended in _found(line, tuple(dict.fromkeys(words))):
        if begun > end:
            if end > 0:
                yield start, end
            start = begun
        end = max(end, ended)
    if end > 0:
        yield start, end


def _found(line: str, beginnings: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    if not beginnings:
        return
    for run in RUN.finditer(line):
        if IS_UNSPACED.match(run[0]):
            found = [
                (run.start() + at, run.start() + at + len(word))
                for word in beginnings
                for at in _places(plain(run[0]), word)
            ]
        else:
            found = [run.span()] if _is_meant(plain(run[0]), beginnings) else []
        yield from sorted(found)


def _is_meant(word: str, beginnings: tuple[str, ...]) -> bool:
    """True if it begins so, or shares so long a beginning that only the ending differs."""
    parts = [word, *JOINT.split(word)]
    return any(
        part.startswith(one) or (len(one) > 4 and part.startswith(one[: max(4, len(one) - 3)]))
        for part in parts
        for one in beginnings
        if one
    )


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
