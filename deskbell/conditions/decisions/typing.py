"""The line people type: `team:hardware is:waiting from:me changed:older:2d -(vip or printer)`.

Terms side by side are "all", `or` between them is "any", a minus is "none"; round brackets hold
together. A term is a word, or `field:` with values, of which a comma separates several. Before the
values may stand how they are held against the field: `due:before:today`, `reopened:>=2`.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from deskbell.conditions.decisions.catalogues import Catalogue, Names
from deskbell.conditions.decisions.reading import TOO_DEEP, limited
from deskbell.conditions.decisions.scanning import Sign, Term, scanned
from deskbell.conditions.decisions.simplest import normal
from deskbell.conditions.decisions.terms import TermReader
from deskbell.conditions.decisions.trees import (
    DEEPEST_WRITTEN,
    EVERYTHING,
    Group,
    Tree,
    Unreadable,
)


def typed(line: str, catalogue: Catalogue, names: Names) -> Group:
    """The condition a line means, in its simplest shape. Raises `Unreadable`, nothing else."""
    return meant_by(list(scanned(line)), catalogue, names)


def meant_by(parts: list[Sign | Term], catalogue: Catalogue, names: Names) -> Group:
    """The condition that what stands in a line means. Raises `Unreadable`."""
    if not parts:
        return EVERYTHING
    reader = _Reader(parts, catalogue, names)
    tree = reader.alternatives(0)
    if reader.rest:
        raise Unreadable(")", _("This bracket closes nothing."))
    return limited(normal(tree))


class _Reader:
    """Reads a line from left to right."""

    def __init__(self, parts: list[Sign | Term], catalogue: Catalogue, names: Names) -> None:
        self.rest = parts[::-1]
        self._catalogue = catalogue
        self._names = names

    def alternatives(self, depth: int) -> Tree:
        """What stands between "or"."""
        found = [self._together(depth)]
        while self.rest and isinstance(self.rest[-1], Term) and self.rest[-1].is_or:
            self.rest.pop()
            found.append(self._together(depth))
        return Group("any", tuple(found))

    def _together(self, depth: int) -> Tree:
        found = []
        while self.rest and not _ends(self.rest[-1]):
            found.append(self._item(depth))
        if not found:
            where = self.rest[-1] if self.rest else None
            place = "or" if isinstance(where, Term) else where.sign if where else ""
            raise Unreadable(place, _("Something is missing here."))
        return Group("all", tuple(found))

    def _item(self, depth: int) -> Tree:
        if depth > DEEPEST_WRITTEN:
            raise Unreadable("(", TOO_DEEP)
        part = self.rest.pop()
        if isinstance(part, Term):
            return TermReader(part, self._catalogue, self._names).tree()
        if part.sign == "-":
            if not self.rest or _ends(self.rest[-1]):
                raise Unreadable("-", _("A minus stands right before what it excludes."))
            return Group("none", (self._item(depth + 1),))
        inside = self.alternatives(depth + 1)
        if not self.rest:
            raise Unreadable("(", _("This bracket is not closed."))
        self.rest.pop()
        return inside


def _ends(part: Sign | Term) -> bool:
    return part.is_or if isinstance(part, Term) else part.sign == ")"
