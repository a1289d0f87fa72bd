"""Pure decisions of search: what a word is, what is sought, and what of a text to show."""

from deskbell.search.decisions.excerpts import Piece, excerpt, marked
from deskbell.search.decisions.likeness import Candidate, Like, Sample, most_like, telling
from deskbell.search.decisions.terms import STEMS, Term, begun, numbers_in, sought, wanted
from deskbell.search.decisions.words import (
    MOST_ALIKE,
    MOST_WORDS,
    closest,
    distance,
    is_memorable,
    plain,
    runs_of,
    slips_in,
    swapped,
    words_of,
)

__all__ = [
    "MOST_ALIKE",
    "MOST_WORDS",
    "STEMS",
    "Candidate",
    "Like",
    "Piece",
    "Sample",
    "Term",
    "begun",
    "closest",
    "distance",
    "excerpt",
    "is_memorable",
    "marked",
    "most_like",
    "numbers_in",
    "plain",
    "runs_of",
    "slips_in",
    "sought",
    "swapped",
    "telling",
    "wanted",
    "words_of",
]
