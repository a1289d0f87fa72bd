"""What happens to promises by the clock."""

from __future__ import annotations

from django.utils import timezone

from deskbell.kernel.jobs import job
from deskbell.promises import operations as promises


@job(name="promises.sweep", cron="* * * * *")
def sweep(timestamp: int) -> None:
    """Every minute: what is at risk or broken by now is told."""
    promises.sweep(at=timezone.now())


@job(name="promises.follow_versions")
def follow_versions() -> None:
    """Another policy or calendar holds: what is promised to running tickets is chosen anew."""
    promises.follow_versions(at=timezone.now())
