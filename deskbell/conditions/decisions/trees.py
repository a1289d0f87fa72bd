"""What a condition is: tests of fields, joined by all, any and none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise

Value = str | int | bool


class Unreadable(Exception):
    """A condition that means nothing. `place` names where, `why` says so to a person."""

    def __init__(self, place: str, why: Promise | str) -> None:
        super().__init__(f"{place}: {why}" if place else str(why))
        self.place = place
        self.why = why


@dataclass(frozen=True, slots=True)
class Test:
    """One field held against values: `Test("status", "is", ("open", "new"))`."""

    field: str
    operator: str
    values: tuple[Value, ...]

    # pytest would take the name for a case of its own.
    __test__ = False


@dataclass(frozen=True, slots=True)
class Group:
    """`how` is "all", "any" or "none" of the parts."""

    how: str
    parts: tuple[Tree, ...]


Tree = Test | Group

#: No condition at all.
EVERYTHING = Group("all", ())

#: More than this nobody reads, and no index answers.
DEEPEST, MOST_TESTS, MOST_VALUES, LONGEST = 6, 50, 50, 200
#: How deep brackets may be written before those that mean nothing are taken away.
DEEPEST_WRITTEN = 20


def held_in(tree: Tree) -> Iterator[Test]:
    """Every test, in order."""
    if isinstance(tree, Test):
        yield tree
    else:
        for part in tree.parts:
            yield from held_in(part)
