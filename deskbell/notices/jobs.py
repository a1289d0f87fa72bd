"""What notices do by the clock, and what leaves the house."""

from __future__ import annotations

from django.utils import timezone

from deskbell.kernel.jobs import job
from deskbell.notices import operations as notices


@job(name="notices.watch", cron="*/10 * * * *")
def watch(timestamp: int) -> None:
    """Every ten minutes: tell of what nobody looks after."""
    notices.watch(at=timezone.now())


@job(name="notices.watch_priorities", cron="7 * * * *")
def watch_priorities(timestamp: int) -> None:
    """Every hour: whether too much is critical."""
    notices.watch_priorities(at=timezone.now())


@job(name="notices.digest", cron="*/15 * * * *")
def digest(timestamp: int) -> None:
    """Every quarter of an hour, since some zones are so far from ours: what is due by now."""
    notices.digest(at=timezone.now())
    notices.carry_out(at=timezone.now())


@job(name="notices.carry")
def carry() -> None:
    """At once, after something was laid out."""
    notices.carry_out(at=timezone.now())


@job(name="notices.carry_what_waits", cron="* * * * *")
def carry_what_waits(timestamp: int) -> None:
    """Every minute: what was not taken before, or whose carrier died before it went."""
    notices.carry_out(at=timezone.now())


@job(name="notices.clear_away", cron="31 3 * * *")
def clear_away(timestamp: int) -> None:
    """Every night: forget what is long over."""
    notices.clear_away(at=timezone.now())
