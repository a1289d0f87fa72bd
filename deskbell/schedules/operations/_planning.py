"""Planning: when something comes, and which ticket it is then."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require
from deskbell.schedules import policies
from deskbell.schedules.decisions import Rhythm, following
from deskbell.schedules.events import PlanPaused, PlanResumed, PlanSaved
from deskbell.schedules.models import Plan


class NeverComes(Exception):
    """By this rhythm nothing comes any more."""


@transaction.atomic
def save_plan(
    plan: Plan | None, *, rhythm: Rhythm, zone: str, by: Actor, at: datetime, **template: Any
) -> Plan:
    """Plan anew (`plan` is None) or change a plan; it comes for the first time after `at`.

    `template` holds the other fields of `Plan`. Raises `NotPermitted`, `NeverComes`.
    """
    if plan is None:
        plan = Plan()
    else:
        plan = Plan.objects.select_for_update().get(pk=plan.pk)
        require(policies.may_plan(by, plan.desk_id))
    for name, value in template.items():
        setattr(plan, name, value)
    plan.desk_id = plan.team.desk_id
    require(policies.may_plan(by, plan.desk_id))
    plan.rhythm, plan.zone, plan.trouble = rhythm.as_json(), zone, ""
    plan.next_at = _next(plan, at=at)
    if plan.next_at is None:
        raise NeverComes
    plan.save()
    record(
        PlanSaved(
            plan_id=plan.pk,
            desk_id=plan.desk_id,
            team_id=plan.team_id,
            rhythm=plan.rhythm,
            zone=zone,
            missed=plan.missed,
            next_at=plan.next_at,
            name_given=plan.name,
            subject=plan.subject,
            by=by.ref,
            at=at,
        )
    )
    return plan


@transaction.atomic
def pause(plan: Plan, *, by: Actor, at: datetime) -> Plan:
    """Make no tickets for now. Raises `NotPermitted`."""
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    require(policies.may_plan(by, plan.desk_id))
    if plan.is_paused:
        return plan
    plan.is_paused = True
    plan.save(update_fields=["is_paused"])
    record(PlanPaused(plan_id=plan.pk, by=by.ref, at=at))
    return plan


@transaction.atomic
def resume(plan: Plan, *, by: Actor, at: datetime) -> Plan:
    """Go on from the next time after `at`. Raises `NotPermitted`."""
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    require(policies.may_plan(by, plan.desk_id))
    if not plan.is_paused:
        return plan
    plan.is_paused, plan.next_at = False, _next(plan, at=at)
    plan.save(update_fields=["is_paused", "next_at"])
    record(PlanResumed(plan_id=plan.pk, next_at=plan.next_at, by=by.ref, at=at))
    return plan


def _next(plan: Plan, *, at: datetime) -> datetime | None:
    coming = following(Rhythm.of(plan.rhythm), plan.zone, after=at, most=1)
    return coming[0] if coming else None
