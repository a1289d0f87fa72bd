"""What drafts do by the clock."""

from __future__ import annotations

from django.utils import timezone

from deskbell.drafts import operations as drafts
from deskbell.kernel.jobs import job


@job(name="drafts.send_due", cron="* * * * *")
def send_due(timestamp: int) -> None:
    """Every minute: send the replies whose time has come."""
    drafts.send_due(at=timezone.now())
