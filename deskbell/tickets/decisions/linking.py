"""How tickets may hang together: in which ways, and never round in a circle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: kind → its role seen from the other end.
OTHER_END: Mapping[str, str] = {
    "part_of": "has_part",
    "related": "related",
    "caused_by": "causes",
    "blocked_by": "blocks",
}
#: role → the kind of link it is, and whether the ticket at hand is its beginning.
ROLES: Mapping[str, tuple[str, bool]] = {
    **{kind: (kind, True) for kind in OTHER_END},
    **{role: (kind, False) for kind, role in OTHER_END.items() if role != kind},
}
#: Where going on from one to the next may never lead back.
WITHOUT_CIRCLES = frozenset({"part_of", "blocked_by"})

#: A link from one ticket to another.
Pair = tuple[int, int]


def why_not_linked(
    links: Iterable[tuple[int, int, str]], ticket: int, other: int, kind: str
) -> Promise | None:
    """What keeps `ticket` from being linked to `other` in this way, if anything does.

    `links` holds those that are there: (ticket, other, kind), at least all of this kind that can
    be reached from either.
    """
    here = {(one, two) for one, two, its in links if its == kind}
    if ticket == other:
        return _("A ticket cannot be linked to itself.")
    if (ticket, other) in here or (kind == "related" and (other, ticket) in here):
        return _("They are linked this way already.")
    if kind == "part_of" and any(one == ticket for one, _other in here):
        return _("It is part of another ticket already. Take that link away first.")
    if kind in WITHOUT_CIRCLES and ticket in reached_from(other, here):
        return _("That would go round in a circle: the other hangs on this one already.")
    return None


def reached_from(start: int, links: Collection[Pair]) -> frozenset[int]:
    """Every ticket one comes to from `start` along `links`, itself included."""
    onward: dict[int, list[int]] = defaultdict(list)
    for one, two in links:
        onward[one].append(two)
    found, edge = {start}, [start]
    while edge:
        new = [two for one in edge for two in onward[one] if two not in found]
        found.update(new)
        edge = new
    return frozenset(found)
