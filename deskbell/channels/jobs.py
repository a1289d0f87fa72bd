"""What channels does in its own time: a letter nobody waits for, and what follows on silence."""

from __future__ import annotations

from django.utils import timezone
from procrastinate import RetryStrategy

from deskbell.channels import operations as channels
from deskbell.kernel.jobs import job


@job(
    name="channels.show_the_way_in",
    queue="mail",
    retry=RetryStrategy(max_attempts=6, exponential_wait=3),
)
def show_the_way_in(person_id: int, desk_id: int) -> None:
    channels.show_the_way_in(person_id, desk_id=desk_id)


@job(name="channels.follow_up", cron="* * * * *")
def follow_up(timestamp: int) -> None:
    """Every minute: reminders leave that are due, and what was announced is closed."""
    channels.follow_up(at=timezone.now())
