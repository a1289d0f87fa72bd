"""What hours do by the clock: read the feeds."""

from __future__ import annotations

from django.utils import timezone

from deskbell.hours import operations as hours
from deskbell.hours import queries
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.jobs import job


@job(name="hours.read_feeds", queue="feeds")
def read_feeds(key: str) -> None:
    hours.read_feeds(key, by=SYSTEM, at=timezone.now())


@job(name="hours.read_all_feeds", queue="feeds", cron="23 * * * *")
def read_all_feeds(timestamp: int) -> None:
    """Every hour: each calendar has a job of its own, so that none waits for another."""
    for key in queries.keys_with_feeds(at=timezone.now()):
        read_feeds.defer(key=key)
