"""What happens to tickets by the clock."""

from __future__ import annotations

from django.utils import timezone

from deskbell.kernel.jobs import job
from deskbell.tickets import operations as tickets


@job(name="tickets.wake", cron="* * * * *")
def wake(timestamp: int) -> None:
    """Every minute: what was snoozed until now is there again."""
    tickets.wake_all_due(at=timezone.now())


@job(name="tickets.end_overrides", cron="* * * * *")
def end_overrides(timestamp: int) -> None:
    """Every minute: what was set by hand until now follows from the facts again."""
    tickets.end_all_overrides_due(at=timezone.now())
