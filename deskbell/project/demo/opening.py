"""Opening: when the firm's desk works, and when its telephone is answered."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from deskbell.hours import operations as hours
from deskbell.people.queries import scope_of_desk

if TYPE_CHECKING:
    from deskbell.project.demo.founding import Company

ZONE = "Europe/Sofia"
HOLIDAYS = [{"country": "BG"}, {"date": "12-24", "name": "Christmas Eve"}]
DESK: dict[str, Any] = {
    "name": "Service desk",
    "zone": ZONE,
    "weekly": {"mon-fri": "07:00-20:00", "sat": "08:00-14:00"},
    "holidays": HOLIDAYS,
}
PHONE: dict[str, Any] = {
    "name": "Telephone",
    "zone": ZONE,
    "weekly": {"mon-fri": "08:00-18:00"},
    "breaks": {"daily": "12:30-13:00"},
    "holidays": HOLIDAYS,
}


def open_at(company: Company, at: datetime) -> None:
    """Publish the firm's calendars, and let its desk work by them."""
    ada = company.actors["ada"]
    chosen = {"calendar": "service-desk", "channels": {"phone": "telephone"}}
    for publishing, scope, content in (
        (hours.calendars, "service-desk", DESK),
        (hours.calendars, "telephone", PHONE),
        (hours.desks, scope_of_desk(company.desk.pk), chosen),
    ):
        draft = publishing.draft(scope=scope, content=content, by=ada, at=at)
        publishing.publish(draft, reason="To begin with", by=ada, at=at)
