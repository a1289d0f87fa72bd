"""Questions about plans."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F, QuerySet

from deskbell.kernel.actors import Actor
from deskbell.people import queries as people
from deskbell.schedules.decisions import Rhythm, following
from deskbell.schedules.models import Occurrence, Plan
from deskbell.tickets import queries as tickets

MISSED = dict(Plan.Missed.choices)


def plans_for(actor: Actor) -> QuerySet[Plan]:
    """The plans of the desks that `actor` looks after, the next to come first."""
    plans = Plan.objects.filter(desk__in=people.desks_looked_after(actor))
    faces = plans.select_related("desk", "team", "requester")
    return faces.order_by("is_paused", F("next_at").asc(nulls_last=True), "pk")


def next_of(plan: Plan, *, at: datetime, most: int = 5) -> list[datetime]:
    """When it comes next, as if it did not pause."""
    return following(Rhythm.of(plan.rhythm), plan.zone, after=at, most=most)


def occurrences_of(actor: Actor, plan: Plan, *, most: int = 10) -> QuerySet[Occurrence]:
    """The latest times it came, each with its ticket, as far as `actor` sees that."""
    seen = tickets.tickets_for(actor)
    came = Occurrence.objects.filter(plan=plan).select_related("ticket")
    return (came.filter(ticket=None) | came.filter(ticket__in=seen)).order_by("-at")[:most]
