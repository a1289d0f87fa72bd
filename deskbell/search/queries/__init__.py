"""Finding: which tickets say what somebody looks for, as far as they may see them."""

from deskbell.search.queries._finding import Found, Hit, found_for
from deskbell.search.queries._lines import Line, line_for
from deskbell.search.queries._resembling import resembling, sample_of
from deskbell.search.queries._suggesting import Suggestion, suggestions_for

__all__ = [
    "Found",
    "Hit",
    "Line",
    "Suggestion",
    "found_for",
    "line_for",
    "resembling",
    "sample_of",
    "suggestions_for",
]
