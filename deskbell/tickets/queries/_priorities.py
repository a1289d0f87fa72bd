"""What is asked about priorities: who wrote about the same, overrides, how many are at the top."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, F, Q, QuerySet

from deskbell.kernel.actors import Actor
from deskbell.priority.decisions import TOP, Share
from deskbell.tickets.models import Link, Move, Override, Ticket
from deskbell.tickets.policies import may_see_overrides
from deskbell.tickets.queries._sight import worked_by

#: So far merges are followed; longer chains nobody has.
MOST_STEPS = 20


def others_who_wrote(ticket: Ticket) -> int:
    """How many others asked for what is part of the ticket, or merged into it at any depth."""
    parts = Link.objects.filter(other=ticket, kind=Link.Kind.PART_OF, removed_at=None)
    found = {*parts.values_list("ticket", flat=True), *_merged_into(ticket.pk)}
    if not found:
        return 0
    # What was opened by mistake and went back asks for nothing of its own.
    back = Move.objects.filter(opened__overlap=list(found)).exclude(undone_at=None)
    for opened in back.values_list("opened", flat=True):
        found -= set(opened)
    asking = Ticket.objects.filter(pk__in=found).exclude(requester=ticket.requester_id)
    return asking.values("requester").distinct().count()


def override_of(ticket: Ticket) -> Override | None:
    """The one that holds, with who set it."""
    holding = Override.objects.filter(ticket=ticket, ended_at=None)
    return holding.select_related("by").first()


def overrides_for(actor: Actor, *, since: datetime) -> QuerySet[Override]:
    """Every priority set by hand since then at the desks the actor leads or audits, of tickets
    they see as staff, the latest first.
    """
    seen = worked_by(actor)
    if not actor.is_system:
        desks = {role.desk_id for role in actor.roles if may_see_overrides(actor, role.desk_id)}
        seen = seen.filter(desk__in=desks)
    found = Override.objects.filter(ticket__in=seen.values("pk"), at__gte=since)
    return found.select_related("ticket__requester", "by").order_by("-at", "-pk")


def overrides_counted(
    actor: Actor, end: str, *, since: datetime, most: int
) -> list[tuple[str, int, int]]:
    """(name, how many, of these raised) by each `agent` or for each `requester`, most first."""
    of = {"agent": "by__name", "requester": "ticket__requester__name"}[end]
    raised = Count("pk", filter=Q(level__lt=F("computed")))
    counted = overrides_for(actor, since=since).order_by().values(of)
    rows = counted.annotate(n=Count("pk"), raised=raised).order_by("-n", of)
    return list(rows.values_list(of, "n", "raised")[:most])


def share_of_top(desk_id: int, *, since: datetime) -> Share:
    """How many of the tickets a desk received since then are at the top."""
    received = Ticket.objects.filter(desk=desk_id, received_at__gte=since)
    counted = received.aggregate(all=Count("pk"), top=Count("pk", filter=Q(priority=TOP)))
    return Share(counted["top"], counted["all"])


def latest_at_the_top(desk_id: int) -> Ticket | None:
    """The one that came last and is at the top."""
    top = Ticket.objects.filter(desk=desk_id, priority=TOP)
    return top.order_by("-received_at", "-pk").first()


def _merged_into(ticket_id: int) -> set[int]:
    """The tickets that go on in this one, also by way of others."""
    found: set[int] = set()
    edge = {ticket_id}
    for _step in range(MOST_STEPS):
        merged = Ticket.objects.filter(merged_into__in=edge).exclude(pk__in=found)
        edge = set(merged.values_list("pk", flat=True))
        if not edge:
            break
        found |= edge
    return found
