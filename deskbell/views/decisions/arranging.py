"""Arranging: which lists stand in somebody's rail, and in which order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from deskbell.views.decisions.listings import Listing


def is_pinned(listing: Listing, pinned: Collection[str], unpinned: Collection[str]) -> bool:
    """What somebody said of it counts, else whether it is offered."""
    if listing.key in unpinned:
        return False
    return listing.is_offered or listing.key in pinned


def arranged(listings: Iterable[Listing], order: Sequence[str]) -> list[Listing]:
    """In the order somebody chose; what they never moved follows as it comes."""
    places = {key: place for place, key in enumerate(order)}
    return sorted(listings, key=lambda listing: places.get(listing.key, len(places)))


def moved(keys: Sequence[str], key: str, steps: int) -> list[str]:
    """`keys` with `key` so many steps further down (up, where negative), at most to an end."""
    rest = [other for other in keys if other != key]
    place = min(max(list(keys).index(key) + steps, 0), len(rest))
    return [*rest[:place], key, *rest[place:]]
