"""Terms: what is sought by what somebody typed, and how the database is asked for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from deskbell.search.decisions.words import (
    IS_UNSPACED,
    LONGEST_WORD,
    RUN,
    is_memorable,
    plain,
)

#: A search is words, not a page.
MOST_SOUGHT = 8
#: From this length on, a beginning stands for the word.
LEAST_BEGINNING = 3

#: The languages whose endings are taken off: by their script or their ending, words of others stay.
STEMS = ("english", "german", "russian", "arabic")


@dataclass(frozen=True)
class Term:
    """One thing sought: all of `words` must be there. `is_begun` where more letters may follow."""

    words: tuple[str, ...]
    is_begun: bool

    @property
    def word(self) -> str:
        """Itself, where it is a word one might mistype; else empty."""
        return self.words[0] if len(self.words) == 1 and is_memorable(self.words[0]) else ""


def sought(typed: str) -> list[Term]:
    """What somebody who typed this looks for: every term of it."""
    terms: dict[Term, None] = {}
    for run in RUN.finditer(plain(typed[:1000])):
        term = _term(run[0])
        if term.words:
            terms[term] = None
    return list(islice(terms, MOST_SOUGHT))


def wanted(
    terms: Iterable[Term],
    alike: Mapping[str, Sequence[str]],
    stems: Mapping[str, Sequence[str]],
    *,
    without: Iterable[Term] = (),
) -> str:
    """A tsquery in PostgreSQL's writing: all of `terms`, each as itself, as a form, or alike.

    `alike` and `stems` say for a word which others, and which queries, stand for it. What is to be
    left out is taken at its word.
    """
    there = [f"({_any_of(term, alike, stems)})" for term in terms]
    return " & ".join([*there, *(f"!({_any_of(term, {}, stems)})" for term in without)])


def begun(word: str) -> str:
    """A tsquery for `word` and for whatever begins with it."""
    return _quoted(word, is_begun=True)


def numbers_in(typed: str) -> list[int]:
    """Ticket numbers that are typed: `1042`, `#1042`."""
    return [int(found) for found in re.findall(r"(?<![\w.-])#?(\d{1,18})(?![\w.-])", typed)]


def _any_of(
    term: Term, alike: Mapping[str, Sequence[str]], stems: Mapping[str, Sequence[str]]
) -> str:
    itself = " & ".join(_quoted(word, is_begun=term.is_begun) for word in term.words)
    others = [_quoted(word, is_begun=True) for word in alike.get(term.word, ())]
    forms = stems.get(term.words[0], ()) if len(term.words) == 1 else ()
    return " | ".join(f"({one})" for one in dict.fromkeys([itself, *others, *forms]))


def _quoted(word: str, *, is_begun: bool) -> str:
    escaped = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'" + (":*" if is_begun else "")


def _term(run: str) -> Term:
    if not IS_UNSPACED.match(run):
        return Term((run[:LONGEST_WORD],), is_begun=len(run) >= LEAST_BEGINNING)
    if len(run) == 1:
        return Term((run,), is_begun=True)
    return Term(tuple("".join(pair) for pair in pairwise(run)), is_begun=False)
