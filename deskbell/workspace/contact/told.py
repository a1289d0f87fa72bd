"""What requesters were told in time, by team and month: for whoever leads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dateutil.relativedelta import relativedelta
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from deskbell.channels import queries as channels
from deskbell.contact.decisions import Point, is_complete, share_of
from deskbell.tickets import queries as tickets
from deskbell.tickets.policies import LEADING
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.contact.words import point_words, why_words
from deskbell.workspace.tickets import lists

#: Of each month the latest: a share does not change by more of them.
MOST = 400
MONTHS = 3
EXAMPLES = 20


@dataclass(frozen=True)
class Share:
    """How a team kept contact in a month: points told in time, tickets without a gap."""

    team: str
    kept: int
    required: int
    complete: int
    tickets: int

    @property
    def percent(self) -> int:
        return round(100 * self.kept / self.required) if self.required else 100

    @property
    def complete_percent(self) -> int:
        return round(100 * self.complete / self.tickets) if self.tickets else 100


@dataclass(frozen=True)
class Missed:
    """A point that was not told in time, on which ticket and why."""

    ticket: Any
    point: str
    why: str
    at: datetime


@require_GET
@agents_only
def index(request: DeskRequest) -> HttpResponseBase:
    if not request.actor.holds(*LEADING, "auditor"):
        raise PermissionDenied
    now = timezone.localtime()
    months = [_month(now, back) for back in range(MONTHS)]
    chosen = next((one for one in months if f"{one:%Y-%m}" == request.GET.get("month")), months[0])
    found = _finished(request, chosen)
    points = channels.points_on([one.pk for one in found], at=timezone.now())
    context = lists.rail(request, "told") | {
        "months": months,
        "chosen": chosen,
        "shares": _shares(found, points),
        "missed": _missed(found, points),
        "is_all": len(found) < MOST,
    }
    return TemplateResponse(request, "workspace/contact/told.html", context)


def _month(now: datetime, back: int) -> datetime:
    first: datetime = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    began: datetime = first - relativedelta(months=back)
    return began


def _finished(request: DeskRequest, month: datetime) -> list[Any]:
    """Tickets resolved in a month where the reader leads, the latest first."""
    ends = month + relativedelta(months=1)
    seen = tickets.worked_by(request.actor).filter(resolved_at__gte=month, resolved_at__lt=ends)
    led = {
        (role.desk_id, role.team_id)
        for role in request.actor.roles
        if role.name in (*LEADING, "auditor")
    }
    latest = seen.filter(merged_into=None).select_related("team").order_by("-resolved_at")
    return [
        one
        for one in latest[:MOST]
        if (one.desk_id, None) in led or (one.desk_id, one.team_id) in led
    ]


def _shares(found: Sequence[Any], points: dict[int, list[Point]]) -> list[Share]:
    by_team: dict[str, list[list[Point]]] = defaultdict(list)
    for ticket in found:
        by_team[ticket.team.name].append(points[ticket.pk])
    return [
        Share(
            team,
            *share_of(one for each in kept for one in each),
            sum(is_complete(each) for each in kept),
            len(kept),
        )
        for team, kept in sorted(by_team.items())
    ]


def _missed(found: Sequence[Any], points: dict[int, list[Point]]) -> list[Missed]:
    return [
        Missed(ticket, point_words(one), why_words(one), one.at)
        for ticket in found
        for one in points[ticket.pk]
        if one.state in ("missing", "late")
    ][:EXAMPLES]
