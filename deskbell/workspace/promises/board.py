"""The board of whoever looks after promises: what runs, what is late, what nobody explained."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from deskbell.kernel.actors import person_in
from deskbell.people import queries as people
from deskbell.promises import policies, queries
from deskbell.sla.decisions import CAUSES, MEASURES
from deskbell.tickets import queries as tickets
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.tickets import lists

TITLES: dict[str, Promise] = {
    "measure": gettext_lazy("By promise"),
    "team": gettext_lazy("By team"),
    "kind": gettext_lazy("By kind"),
    "stage": gettext_lazy("By status"),
    "cause": gettext_lazy("By cause"),
    "hour": gettext_lazy("By hour of the day"),
}


@require_GET
@agents_only
def show(request: DeskRequest) -> HttpResponseBase:
    """For leads, managers, administrators and auditors."""
    if not policies.may_look_after_promises(request.actor):
        raise PermissionDenied
    now = timezone.now()
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    owed = queries.unexplained_for(request.actor)
    context = lists.rail(request, "promises") | {
        "sums": queries.sums_for(request.actor, since=today),
        "owed": [(clock, MEASURES[clock.measure]) for clock in owed],
        "patterns": patterns(request, now),
        "signs": signs(request, now),
        "now": now,
    }
    return TemplateResponse(request, "workspace/promises/board.html", context)


def patterns(request: DeskRequest, now: datetime) -> list[tuple[Promise, list[tuple[Any, int]]]]:
    """What was broken in the last month, by what; in words."""
    zone = timezone.get_current_timezone()
    found = queries.patterns_for(request.actor, at=now, zone=zone)
    teams = people.names_of_teams({key for key, _many in found["team"] if key})
    words: dict[str, Any] = {
        "measure": MEASURES,
        "team": teams,
        "kind": tickets.KINDS,
        "stage": tickets.STATUSES,
        "cause": {**CAUSES, "": _("not said yet")},
        "hour": {hour: f"{hour:02}:00" for hour in range(24)},
    }
    return [
        (title, [(words[name].get(key, key), many) for key, many in found[name]])
        for name, title in TITLES.items()
        if found[name]
    ]


def signs(request: DeskRequest, now: datetime) -> list[dict[str, Any]]:
    """Whose pauses are odd, with the tickets to look at."""
    found = queries.signs_for(request.actor, at=now)
    names = people.names_of({pk for sign in found if (pk := person_in(sign.by))})
    looked_at = {pk for sign in found for pk in sign.tickets}
    seen = tickets.numbers_seen(request.actor, looked_at) if looked_at else {}
    return [
        {
            "who": names.get(person_in(sign.by) or 0, _("Deskbell")),
            "sign": sign,
            "numbers": [seen[pk] for pk in sign.tickets if pk in seen],
        }
        for sign in found
    ]
