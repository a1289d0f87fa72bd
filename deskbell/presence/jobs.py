"""What presence does by the clock."""

from __future__ import annotations

from django.utils import timezone

from deskbell.kernel.jobs import job
from deskbell.presence import operations as presence


@job(name="presence.sweep", cron="* * * * *")
def sweep(timestamp: int) -> None:
    """Every minute: whoever fell silent is gone, also where nobody else looks."""
    presence.sweep(at=timezone.now())
