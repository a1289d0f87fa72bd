"""What lists mean and how they are arranged, all of it pure."""

from deskbell.views.decisions.arranging import arranged, is_pinned, moved
from deskbell.views.decisions.keeping import (
    OF_TEAMS,
    Bucket,
    Kept,
    Standing,
    shifts,
    standings,
)
from deskbell.views.decisions.listings import NOTHING, Listing
from deskbell.views.decisions.looks import (
    COLUMNS,
    DENSITIES,
    GROUPS,
    ICONS,
    OWN_COLUMN,
    SORTS,
    Look,
)
from deskbell.views.decisions.ready_made import READY_MADE, team_listing

__all__ = [
    "COLUMNS",
    "DENSITIES",
    "GROUPS",
    "ICONS",
    "NOTHING",
    "OF_TEAMS",
    "OWN_COLUMN",
    "READY_MADE",
    "SORTS",
    "Bucket",
    "Kept",
    "Listing",
    "Look",
    "Standing",
    "arranged",
    "is_pinned",
    "moved",
    "shifts",
    "standings",
    "team_listing",
]
