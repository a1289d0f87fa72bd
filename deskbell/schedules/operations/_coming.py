"""Coming: the time of a plan is there, and its ticket is made, exactly once.

Ticket, occurrence and the next time are written in one transaction under a lock on the plan: a
worker that is killed leaves nothing behind, and a second one passes over what is locked.
"""

from __future__ import annotations

from datetime import datetime

import structlog
from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.schedules.decisions import Rhythm, due
from deskbell.schedules.events import PlanCame
from deskbell.schedules.models import Occurrence, Plan
from deskbell.tasks import operations as tasks
from deskbell.tickets import operations as tickets

log = structlog.get_logger(__name__)


def come_all(*, at: datetime) -> int:
    """Let every plan come whose time is there. Returns how many tickets that made.

    Where one fails, it says so on its page and is tried again next time; the others go on.
    """
    reached = Plan.objects.filter(is_paused=False, next_at__lte=at).order_by("next_at", "pk")
    made = 0
    for pk in list(reached.values_list("pk", flat=True)):
        try:
            made += len(come(pk, at=at))
        except Exception as error:
            log.exception("a plan failed", plan=pk)
            Plan.objects.filter(pk=pk).update(trouble=str(error) or type(error).__name__)
    return made


@transaction.atomic
def come(pk: int, *, at: datetime) -> list[Occurrence]:
    """Make the tickets of one plan that are due at `at`; none where another worker does."""
    locking = Plan.objects.select_for_update(skip_locked=True, of=("self",))
    plan = locking.filter(pk=pk, is_paused=False, next_at__lte=at).select_related("team").first()
    if plan is None or plan.next_at is None:
        return []
    rhythm = Rhythm.of(plan.rhythm)
    made, left_out, plan.next_at = due(
        rhythm, plan.zone, next_at=plan.next_at, at=at, missed=plan.missed
    )
    by = Actor(ref=f"plan:{plan.pk}", is_system=True)
    came = [_make(plan, moment, by=by, at=at) for moment in made]
    Occurrence.objects.bulk_create(Occurrence(plan=plan, at=moment) for moment in left_out)
    plan.trouble = ""
    plan.save(update_fields=["next_at", "trouble"])
    record(
        PlanCame(
            plan_id=plan.pk,
            ticket_ids=tuple(one.ticket_id for one in came if one.ticket_id),
            left_out=tuple(moment.isoformat() for moment in left_out),
            next_at=plan.next_at,
            by=by.ref,
            at=at,
        )
    )
    return came


def _make(plan: Plan, moment: datetime, *, by: Actor, at: datetime) -> Occurrence:
    ticket = tickets.receive(
        desk=plan.team.desk,
        team=plan.team,
        requester=plan.requester,
        subject=plan.subject,
        text=plan.text,
        kind=plan.kind,
        channel="internal",
        facts=plan.facts,
        said=plan.said,
        by=by,
        at=at,
    )
    before = None
    for title in plan.tasks:
        before = tasks.add(ticket, title=title, team=plan.team, waits_for=before, by=by, at=at)
    return Occurrence.objects.create(plan=plan, at=moment, ticket=ticket)
