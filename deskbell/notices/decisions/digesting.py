"""When a digest is due, on the clock of whoever gets it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, tzinfo

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DAY, HOUR = "day", "hour"
#: How often somebody may want one.
EVERY: Mapping[str, Promise] = {DAY: _("Once a day"), HOUR: _("Every hour")}


def latest_slot(every: str, hour: int, zone: tzinfo, *, at: datetime) -> datetime:
    """The latest moment not after `at` for which a digest was wanted: the full hour, or `hour`
    of the day in `zone`. An hour that summer time skips is the one after it."""
    local = at.astimezone(zone)
    if every == HOUR:
        passed = timedelta(
            minutes=local.minute, seconds=local.second, microseconds=local.microsecond
        )
        return (at - passed).astimezone(UTC)
    for days in (0, 1):
        wanted = local.replace(hour=hour, minute=0, second=0, microsecond=0, fold=0)
        slot = (wanted - timedelta(days=days)).replace(fold=0).astimezone(UTC)
        if slot <= at:
            break
    return slot


def digest_is_due(every: str, hour: int, zone: tzinfo, *, last: datetime, at: datetime) -> bool:
    """Whether a moment for a digest has come since the one at `last`."""
    return latest_slot(every, hour, zone, at=at) > last
