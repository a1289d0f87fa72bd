"""Questions about lists. The only way to get hold of one."""

from deskbell.views.queries._listings import (
    Rail,
    is_changeable,
    listing_for,
    listings_for,
    rail_for,
    saved_for,
    shares_of,
    with_filter,
)

__all__ = [
    "Rail",
    "is_changeable",
    "listing_for",
    "listings_for",
    "rail_for",
    "saved_for",
    "shares_of",
    "with_filter",
]
