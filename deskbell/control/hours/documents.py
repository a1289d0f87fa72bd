"""Calendars, and which desk works by which, as pages of something published."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from deskbell.control.hours import choices, words
from deskbell.control.hours.forms import CalendarForm
from deskbell.control.hours.preview import preview_of
from deskbell.control.publishing.documents import Document
from deskbell.hours import operations as hours
from deskbell.hours import queries
from deskbell.kernel.actors import Actor
from deskbell.kernel.models import Version
from deskbell.kernel.publishing import Held


class Calendar(Document):
    """A scope is the key of a calendar."""

    place = "hours"
    publishing = hours.calendars
    form = CalendarForm
    title = _("Hours")
    lead = _("When somebody works. Promises are counted in it.")
    draft_title = _("Draft of a calendar")
    draft_lead = _(
        "Change what it says, keep the draft, and see the next four weeks by it. Nothing follows "
        "from it until it is published."
    )
    built_in = _("Nobody works by this calendar yet: it was never published")
    for_all = _("The calendar for everywhere holds.")

    def words(self, content: Any) -> Any:
        preview = preview_of(content, at=timezone.now())
        return {"rows": words.in_words(content), "preview": preview}

    def differences(self, before: Any, after: Any) -> list[str]:
        return words.differences(before, after)

    def effect(self, draft: Version, held: Held, *, by: Actor, at: datetime) -> dict[str, Any]:
        return {"preview": preview_of(draft.content, at=at)}

    def scope_from(self, given: Mapping[str, Any]) -> str:
        """Only what there is: a new one is begun on a page of its own."""
        key = str(given.get("key", ""))
        if key not in queries.all_keys():
            raise ObjectDoesNotExist
        return key

    def home(self, scope: str) -> str:
        return reverse("control:hours-calendar", args=[scope])

    def may_look_at(self, actor: Actor, scope: str) -> bool:
        return queries.may_look_at(actor, scope)


class DeskHours(Document):
    """By which calendar a desk works. A scope is a desk, or everywhere."""

    place = "desk-hours"
    publishing = hours.desks
    form = choices.ChoiceForm
    title = _("Who works by which calendar")
    lead = _(
        "A desk works by one calendar, and may be there at other hours on some channels. What a "
        "desk does not say itself holds as it does everywhere."
    )
    draft_title = _("Draft of who works by which calendar")
    draft_lead = _("Promises that begin after it is published are counted by it.")
    built_in = _("Nothing was chosen: every desk works around the clock")
    for_all = _("This desk has chosen nothing of its own; what holds everywhere holds.")

    def words(self, content: Any) -> Any:
        return choices.in_words(content, at=timezone.now())

    def differences(self, before: Any, after: Any) -> list[str]:
        return choices.differences(before, after, at=timezone.now())


CALENDAR, DESK_HOURS = Calendar(), DeskHours()
