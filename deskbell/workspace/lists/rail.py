"""The rail: which lists it leads to, and how much waits in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from deskbell.channels import queries as channels
from deskbell.people import policies
from deskbell.promises import policies as promises
from deskbell.tasks import queries as tasks
from deskbell.views import policies as views_policies
from deskbell.views import queries
from deskbell.views.decisions import Listing
from deskbell.views.queries import Rail
from deskbell.workspace.actors import DeskRequest
from deskbell.workspace.bulk import progress
from deskbell.workspace.lists.counts import counts_for
from deskbell.workspace.notices import ringing

#: A tray with so many mails is full.
MANY = 100


@dataclass(frozen=True)
class Section:
    """A part of the rail: each list in it with its count, ready to be shown."""

    key: str
    title: str
    lists: list[tuple[Listing, str]]


def rail(request: DeskRequest, place: str = "", known: Rail | None = None) -> dict[str, Any]:
    """What the rail needs; `place` names the page that is open, where it is no list."""
    actor = request.actor
    chosen = known or queries.rail_for(actor)
    return {
        "sections": _sections(chosen, counts_for(actor, chosen.shown)),
        "held_mail": channels.count_held(actor, most=MANY),
        "tasks_waiting": tasks.count_waiting(actor, most=MANY),
        "place": place,
        # Asked only where the bell is drawn, not with every refresh of a list.
        "bell": partial(ringing.standing, actor),
        "going": progress.going_of(request),
        "leads": request.actor.holds("lead", "manager", "administrator", "auditor"),
        "may_look_into_control": request.actor.holds("administrator", "auditor"),
        "may_look_after_promises": promises.may_look_after_promises(actor),
        "may_capture": policies.is_staff(request.actor),
        "may_keep_lists": views_policies.may_keep_lists(actor),
        "has_outbox": channels.is_catching(),
    }


def _sections(chosen: Rail, counts: Mapping[str, str]) -> list[Section]:
    titles = {"own": "", "team": _("Teams"), "watchdogs": _("Watchdogs")}
    found = [
        Section(
            key,
            title,
            [(each, counts.get(each.key, "")) for each in chosen.shown if each.section == key],
        )
        for key, title in titles.items()
    ]
    return [section for section in found if section.lists]
