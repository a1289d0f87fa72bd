"""What a line in the search means: words, and a condition besides."""

from __future__ import annotations

from dataclasses import dataclass

from deskbell.conditions.decisions import EVERYTHING, Group, Unreadable, divided, in_words
from deskbell.kernel.actors import Actor
from deskbell.search.decisions import Term, sought
from deskbell.tickets import queries as tickets


@dataclass(frozen=True)
class Line:
    """A line as it was read. Where `problem` says what is wrong with it, it means nothing.

    `sentence` is the condition in words; `mistaken` holds beginnings of terms that are like a
    field's, each with that one.
    """

    terms: tuple[Term, ...] = ()
    words: str = ""
    without: tuple[Term, ...] = ()
    condition: Group = EVERYTHING
    sentence: str = ""
    problem: str = ""
    mistaken: tuple[tuple[str, str], ...] = ()

    @property
    def means_something(self) -> bool:
        return bool(self.terms or self.without or self.condition.parts)


def line_for(actor: Actor, typed: str) -> Line:
    """What `actor` means by it. Names stand for whom they may look up, and nobody else."""
    names = tickets.Register(actor)
    try:
        found = divided(typed, tickets.FIELDS, names)
    except Unreadable as wrong:
        return Line(problem=str(wrong))
    words = " ".join(found.words)
    sentence = in_words(found.condition, tickets.FIELDS, names) if found.condition.parts else ""
    return Line(
        tuple(sought(words)),
        words,
        tuple(sought(" ".join(found.without))),
        found.condition,
        sentence,
        mistaken=found.mistaken,
    )
