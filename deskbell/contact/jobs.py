"""What is chased by the clock. Reminders and closings wait for mail: see channels."""

from __future__ import annotations

from django.utils import timezone

from deskbell.contact import operations as contact
from deskbell.kernel.jobs import job


@job(name="contact.chase", cron="* * * * *")
def chase(timestamp: int) -> None:
    """Every minute: news that are late have a task, and late tasks for them a lead."""
    now = timezone.now()
    contact.chase(at=now)
    contact.tell_lead(at=now)
