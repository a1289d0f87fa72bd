"""Promising: when the firm's desk works, and what it has promised since its first day."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from deskbell.hours import operations as hours
from deskbell.kernel.actors import SYSTEM
from deskbell.people import queries as people
from deskbell.sla import operations as sla
from deskbell.sla.decisions import PRESETS

if TYPE_CHECKING:
    from deskbell.project.demo.founding import Company

OFFICE = {
    "name": "Office hours in Sofia",
    "zone": "Europe/Sofia",
    "weekly": {"weekdays": "08:00-18:00"},
    "holidays": [{"country": "BG"}],
}
#: Whoever knows the firm's administrator and its lead knows who writes and who approves.
WRITES, APPROVES = "ada", "lena"


def promise(company: Company, at: datetime) -> None:
    """Publish the desk's calendar and its promises."""
    by = company.actors[WRITES]
    calendar = hours.calendars.draft(by=SYSTEM, at=at, scope="office", content=OFFICE)
    hours.calendars.publish(calendar, reason="When somebody is there", by=by, at=at)
    scope = people.scope_of_desk(company.desk.pk)
    chosen: dict[str, Any] = {"calendar": "office", "channels": {}}
    works = hours.desks.draft(by=by, at=at, scope=scope, content=chosen)
    hours.desks.publish(works, reason="We work by this calendar", by=by, at=at)
    content = {**PRESETS["internal"][1], "owner": company.agents[APPROVES].name}
    draft = sla.policies.draft(by=SYSTEM, at=at, scope=scope, content=content)
    sla.policies.publish(draft, reason="What the firm may expect of us", by=by, at=at)
