"""What plans do by the clock."""

from __future__ import annotations

from django.utils import timezone

from deskbell.kernel.jobs import job
from deskbell.schedules import operations as schedules


@job(name="schedules.come", cron="* * * * *")
def come(timestamp: int) -> None:
    """Every minute: make the tickets whose time is there."""
    schedules.come_all(at=timezone.now())
