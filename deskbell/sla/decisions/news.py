"""When the requester should hear something at the latest."""

from __future__ import annotations

from datetime import datetime, timedelta

from deskbell.sla.decisions.choosing import Terms
from deskbell.sla.decisions.measures import FIRST_RESPONSE, NEXT_REPLY, NEXT_UPDATE


def news_due(
    terms: Terms, *, since: datetime, is_answered: bool = False, is_told: bool = False
) -> datetime | None:
    """The earliest word that is promised, counted from `since`; None where none is.

    `is_answered`: whether the desk has answered before. `is_told`: whether it just did.
    """
    measures = {NEXT_UPDATE}
    if not is_told:
        measures.add(NEXT_REPLY if is_answered else FIRST_RESPONSE)
    due = (
        target.worked.hours.add(since, timedelta(minutes=target.minutes))
        for measure, target in terms.targets.items()
        if measure in measures
    )
    return min(due, default=None)
