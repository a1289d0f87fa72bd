"""Questions about lists. The only way to get hold of one."""

from deskbell.views.queries._agreement import (
    OUT_OF_STEP,
    count_out_of_step,
    count_uncounted,
    counted_wrongly,
)
from deskbell.views.queries._counts import digest_of, kept_counts, kept_lists
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
    "OUT_OF_STEP",
    "Rail",
    "count_out_of_step",
    "count_uncounted",
    "counted_wrongly",
    "digest_of",
    "is_changeable",
    "kept_counts",
    "kept_lists",
    "listing_for",
    "listings_for",
    "rail_for",
    "saved_for",
    "shares_of",
    "with_filter",
]
