"""A list as one opens it, whether it came with the desk or somebody saved it."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.functional import Promise

from deskbell.conditions.decisions import Test, Tree
from deskbell.views.decisions.looks import Look

#: What nothing fulfils: a list whose condition cannot be read any more shows nothing.
NOTHING = Test("number", "at_most", (0,))


@dataclass(frozen=True)
class Listing:
    """`section` is the part of the rail it stands in: own, team or watchdogs."""

    key: str
    title: Promise | str
    icon: str
    condition: Tree
    look: Look = field(default_factory=Look)
    section: str = "own"
    #: What it says when nothing is in it.
    empty: Promise | str = ""
    #: Whether everybody has it in the rail who did not take it out.
    is_offered: bool = True
    #: Whether the rail says how much is in it.
    is_counted: bool = True
    #: What of it the rail counts, where that is not all of it.
    counted: Tree | None = None
    #: Whether its condition says all: what more decides could not be saved with it.
    is_in_words: bool = True
    #: Of a saved one, its record.
    pk: int | None = None
    #: Why it shows nothing.
    problem: Promise | str = ""
