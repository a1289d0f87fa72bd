"""What a run does in its own time: ticket after ticket."""

from __future__ import annotations

from django.utils import timezone
from procrastinate import RetryStrategy

from deskbell.bulk import operations as bulk
from deskbell.kernel.jobs import job


@job(
    name="bulk.go_on",
    queue="bulk",
    retry=RetryStrategy(max_attempts=5, exponential_wait=2),
)
def go_on(run_id: int) -> None:
    while bulk.go_on(run_id, at=timezone.now()):
        pass
