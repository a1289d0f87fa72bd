"""Questions about promises."""

from deskbell.promises.queries._board import (
    Sums,
    patterns_for,
    signs_for,
    sums_for,
    unexplained_for,
)
from deskbell.promises.queries._clocks import clock_on, owed_on, promises_of, spent_on
from deskbell.promises.queries._fields import offer_fields
from deskbell.promises.queries._replaying import Outcome, Replayed, replayed

__all__ = [
    "Outcome",
    "Replayed",
    "Sums",
    "clock_on",
    "offer_fields",
    "owed_on",
    "patterns_for",
    "promises_of",
    "replayed",
    "signs_for",
    "spent_on",
    "sums_for",
    "unexplained_for",
]
