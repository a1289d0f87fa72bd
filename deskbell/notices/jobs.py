"""What notices do by the clock."""

from __future__ import annotations

from django.utils import timezone

from deskbell.kernel.jobs import job
from deskbell.notices import operations as notices


@job(name="notices.watch", cron="*/10 * * * *")
def watch(timestamp: int) -> None:
    """Every ten minutes: tell of what nobody looks after."""
    notices.watch(at=timezone.now())


@job(name="notices.clear_away", cron="31 3 * * *")
def clear_away(timestamp: int) -> None:
    """Every night: forget what is long over."""
    notices.clear_away(at=timezone.now())
