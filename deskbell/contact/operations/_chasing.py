"""Chasing: news are late. The holder has a task for them, and if that is late too, leads are told.

What makes them late is decided in one place, `_late`: where promises run as clocks of their own,
their breach of the next update comes here instead.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

import structlog
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import translation
from django.utils.translation import gettext as _

from deskbell.contact import queries
from deskbell.contact.events import NewsNeglected, NewsOverdue
from deskbell.contact.models import Lateness
from deskbell.hours.decisions import NeverOpen
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.events import record
from deskbell.people import queries as people
from deskbell.tasks import operations as tasks
from deskbell.tasks import queries as planned
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as asked

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket

log = structlog.get_logger(__name__)

MOST = 200


def chase(*, at: datetime) -> int:
    """Give the holder a task for all news that are late by now; return how many. Each once."""
    return sum(_try(pk, at=at) for pk in _late(at))


def tell_lead(*, at: datetime) -> int:
    """Tell the leads of late news for which the task was not done in time. Each once."""
    due = Lateness.objects.filter(lead_at__lte=at).order_by("lead_at", "pk")
    return sum(_tell(pk, at=at) for pk in list(due.values_list("pk", flat=True)[:MOST]))


@transaction.atomic
def hear_of_news(ticket_ids: Collection[int], *, at: datetime) -> None:
    """News were given on these tickets: what was to be done for late ones is done."""
    late = Lateness.objects.filter(ticket__in=list(ticket_ids), lead_at__isnull=False)
    for pk, ticket_id in list(late.order_by("ticket", "pk").values_list("pk", "ticket")):
        tickets.hold_all([ticket_id])
        _settle(Lateness.objects.select_for_update().get(pk=pk), at=at)


def _late(at: datetime) -> list[int]:
    done = Lateness.objects.filter(ticket=OuterRef("pk"), due_at=OuterRef("news_due_at"))
    late = asked.late_with_news(at=at).exclude(Exists(done))
    return list(late.values_list("pk", flat=True)[:MOST])


def _try(pk: int, *, at: datetime) -> bool:
    try:
        return _overdue(pk, at=at)
    except Exception:
        log.exception("late news could not be followed up", ticket=pk)
        return False


@transaction.atomic
def _overdue(pk: int, *, at: datetime) -> bool:
    tickets.lock(pk)
    ticket = asked.late_with_news(at=at).filter(pk=pk).first()
    if ticket is None or ticket.news_due_at is None:
        return False
    late, is_new = Lateness.objects.get_or_create(ticket=ticket, due_at=ticket.news_due_at)
    if not is_new:
        return False
    rules, held = queries.rules_for(ticket.desk_id, at=at)
    try:
        late.lead_at = queries.hours_of_desk(ticket.desk_id, at=at).add(at, rules.task_within)
    except NeverOpen:
        late.lead_at = at + rules.task_within
    able = people.agents_of(ticket.desk_id, ticket.team_id).filter(pk=ticket.holder_id)
    with translation.override(ticket.desk.language):
        title = _("Tell %(name)s how it stands") % {"name": ticket.requester.name}
        brief = _("News were due and nobody gave any. Call or write, and say when the next come.")
    try:
        late.task = tasks.add(
            ticket,
            title=title,
            brief=brief,
            team=ticket.team,
            holder=able.first(),
            due_at=late.lead_at,
            is_gating=False,
            by=SYSTEM,
            at=at,
        )
    except tasks.Unfit:
        # It has as many tasks as a ticket can: the leads are told all the same.
        log.warning("no task for late news", ticket=pk)
    late.save()
    record(
        NewsOverdue(
            ticket_id=ticket.pk,
            due_at=late.due_at,
            task_id=late.task_id,
            lead_at=late.lead_at,
            by=SYSTEM.ref,
            at=at,
            under=held.under,
        )
    )
    return True


@transaction.atomic
def _tell(pk: int, *, at: datetime) -> bool:
    ticket = tickets.lock(Lateness.objects.values_list("ticket", flat=True).get(pk=pk))
    late = Lateness.objects.select_for_update(of=("self",)).filter(pk=pk, lead_at__lte=at).first()
    if late is None:
        return False
    if ticket.is_finished or ticket.news_due_at != late.due_at:
        _settle(late, at=at)
        return False
    late.lead_at, late.told_lead_at = None, at
    late.save()
    record(
        NewsNeglected(
            ticket_id=ticket.pk,
            due_at=late.due_at,
            lead_ids=_leads_of(ticket),
            by=SYSTEM.ref,
            at=at,
        )
    )
    return True


def _leads_of(ticket: Ticket) -> tuple[int, ...]:
    """Who leads the team or the desk; where nobody does, who answers for the team."""
    leading = [
        role.person_id
        for role in people.roles_at(ticket.desk_id)
        if role.name == "lead" and role.team_id in (None, ticket.team_id)
    ]
    return tuple(dict.fromkeys(leading)) or (people.team(ticket.team_id).fallback_owner_id,)


def _settle(late: Lateness, *, at: datetime) -> None:
    """Nothing is left to do for it. The caller holds the ticket."""
    late.lead_at = None
    late.save(update_fields=["lead_at"])
    for task in planned.tasks_on(late.ticket_id).filter(pk=late.task_id or 0):
        if task.is_open:
            tasks.finish(task, by=SYSTEM, at=at)
