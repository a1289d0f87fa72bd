"""Everything one can do with drafts. Read this file first."""

from deskbell.drafts.operations._keeping import ChangedElsewhere, discard, keep
from deskbell.drafts.operations._returning import take_back
from deskbell.drafts.operations._scheduling import (
    GoneMeanwhile,
    schedule,
    stop_merged,
    stop_overtaken,
    unschedule,
)
from deskbell.drafts.operations._sending import send, send_due, send_now
from deskbell.drafts.queries import Written

__all__ = [
    "ChangedElsewhere",
    "GoneMeanwhile",
    "Written",
    "discard",
    "keep",
    "schedule",
    "send",
    "send_due",
    "send_now",
    "stop_merged",
    "stop_overtaken",
    "take_back",
    "unschedule",
]
