"""Every page of control stands in the same frame: the places there are, and what waits there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from deskbell.control.actors import ControlRequest
from deskbell.kernel import undelivered
from deskbell.people import policies


@dataclass(frozen=True)
class Place:
    """One entry of the rail: its page, what it is called, its picture."""

    key: str
    title: Promise
    icon: str


PLACES = (
    Place("overview", _("Overview"), "gauge"),
    Place("desks", _("Desks and teams"), "building-2"),
    Place("people", _("People"), "users"),
    Place("mailboxes", _("Mailboxes"), "mail"),
    Place("messages", _("Messages"), "message-square"),
    Place("contact", _("Contact"), "hourglass"),
    Place("macros", _("Macros and snippets"), "zap"),
    Place("hours", _("Hours"), "clock"),
    Place("priority", _("Priority"), "flag"),
    Place("promises", _("Promises"), "timer"),
    Place("fields", _("Fields"), "pencil"),
    Place("schedules", _("Recurring tickets"), "calendar"),
    Place("telephony", _("Telephone"), "phone"),
    Place("undelivered", _("Undelivered"), "refresh-cw"),
)


def page(
    request: ControlRequest, template: str, *, here: str, status: int = 200, **context: Any
) -> HttpResponseBase:
    """A page of control; `here` is the place it belongs to."""
    dead = undelivered.count_dead()
    frame = {
        "places": [(place, dead if place.key == "undelivered" else 0) for place in PLACES],
        "here": here,
        "may_change": policies.may_administer(request.actor),
    }
    return TemplateResponse(request, f"control/{template}", frame | context, status=status)
