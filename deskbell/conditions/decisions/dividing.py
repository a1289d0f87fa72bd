"""A line in which one searches: words to find, words to leave out, and a condition.

`team:hardware is:waiting before:2026-03 printer -toner`. Nothing in it is wrong by itself: where no
term asks about a field, all of it is words, whatever signs stand among them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from deskbell.conditions.decisions.catalogues import Catalogue, Names
from deskbell.conditions.decisions.scanning import Sign, Term, scanned
from deskbell.conditions.decisions.terms import BEFORE_ALL, head_of, is_known
from deskbell.conditions.decisions.trees import EVERYTHING, Group
from deskbell.conditions.decisions.typing import meant_by

Part = Sign | Term
#: How much deeper one is in brackets behind each sign.
DEEPER = {"(": 1, ")": -1, "-": 0}


@dataclass(frozen=True)
class Divided:
    """`mistaken` holds beginnings that are no field but like one, each with that one."""

    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    condition: Group = EVERYTHING
    mistaken: tuple[tuple[str, str], ...] = ()


def divided(line: str, catalogue: Catalogue, names: Names) -> Divided:
    """What a line looks for. Raises `Unreadable` for a term that asks about a field wrongly.

    Where `or` stands outside of brackets, all of it is one condition: its words are looked for in
    the field that a bare word of a condition is about.
    """
    parts = list(scanned(line))
    terms = [part for part in parts if isinstance(part, Term)]
    mistaken = tuple(_mistaken(terms, catalogue))
    if not any(_asks(term, catalogue) for term in terms):
        items = _items([part for part in parts if not _is_bracket(part)])
    else:
        items = _items(parts)
        if any(isinstance(item[0], Term) and item[0].is_or for item in items):
            return Divided(condition=meant_by(parts, catalogue, names), mistaken=mistaken)
    words: list[str] = []
    without: list[str] = []
    held: list[Part] = []
    for item in items:
        *before, last = item
        if len(before) < 2 and isinstance(last, Term) and not _asks(last, catalogue):
            (without if before else words).append(last.text)
        else:
            held += item
    return Divided(tuple(words), tuple(without), meant_by(held, catalogue, names), mistaken)


def _asks(term: Term, catalogue: Catalogue) -> bool:
    return is_known(head_of(term), catalogue)


def _is_bracket(part: Part) -> bool:
    return isinstance(part, Sign) and part.sign != "-"


def _items(parts: list[Part]) -> list[list[Part]]:
    """What stands side by side: a term, or brackets with all in them, each with its minus.

    A minus with a blank behind it is a dash, and says nothing.
    """
    items: list[list[Part]] = [[]]
    depth = 0
    for part in parts:
        if isinstance(part, Sign):
            if part.sign == "-" and not depth and (items[-1] or not part.is_tight):
                continue
            depth += DEEPER[part.sign]
        items[-1].append(part)
        if depth <= 0 and part != Sign("-"):
            items.append([])
    return [item for item in items if item and item[-1] != Sign("-")]


def _mistaken(terms: list[Term], catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    heads = [*BEFORE_ALL, *catalogue.shorts, *catalogue.fields]
    for head in dict.fromkeys(head_of(term) for term in terms):
        if head and not is_known(head, catalogue):
            yield from ((head, like) for like in get_close_matches(head, heads, n=1, cutoff=0.7))
