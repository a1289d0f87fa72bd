"""What views does in its own time."""

from __future__ import annotations

from django.utils import timezone

from deskbell.kernel.jobs import job
from deskbell.views import operations as views


@job(name="views.turn", cron="* * * * *")
def turn(timestamp: int) -> None:
    """Count again what is due with time."""
    views.turn(at=timezone.now())


@job(name="views.recount")
def recount() -> None:
    views.recount(at=timezone.now())


@job(name="views.mend", cron="41 3 * * *")
def mend(timestamp: int) -> None:
    """Look whether what is kept agrees with what is counted."""
    views.mend(at=timezone.now())


@job(name="views.recount_who_is_named")
def recount_who_is_named() -> None:
    views.recount_who_is_named(at=timezone.now())


@job(name="views.keep_tickets_about")
def keep_tickets_about(person_id: int) -> None:
    views.keep_tickets_about(person_id, at=timezone.now())


@job(name="views.keep_tickets_of_team")
def keep_tickets_of_team(team_id: int) -> None:
    views.keep_tickets_of_team(team_id, at=timezone.now())
