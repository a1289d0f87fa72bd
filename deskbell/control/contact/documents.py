"""How contact is kept, as pages of something published."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from deskbell.contact import operations as contact
from deskbell.contact.decisions import PRESETS
from deskbell.control.contact import words
from deskbell.control.contact.forms import ContactForm
from deskbell.control.contact.preview import preview_of
from deskbell.control.publishing.documents import Document
from deskbell.kernel.actors import Actor
from deskbell.kernel.models import Version
from deskbell.kernel.publishing import Held


class Contact(Document):
    """A scope is a desk, or everywhere."""

    place = "contact"
    publishing = contact.rules
    form = ContactForm
    title = _("Contact")
    lead = _(
        "What follows where a requester does not answer, how long a resolution is open to"
        " objection, and who hears of it where news are late. Whatever is closed by itself was"
        " announced before, by a mail that arrived."
    )
    draft_title = _("Draft of how contact is kept")
    draft_lead = _(
        "Change what it says, keep the draft, and see what would become of the tickets that wait"
        " now. Nothing follows from it until it is published."
    )
    built_in = _("What is built in holds")
    for_all = _("This desk has nothing of its own; what holds everywhere holds here.")

    presets = PRESETS

    def words(self, content: Any) -> Any:
        return words.sentences(content)

    def differences(self, before: Any, after: Any) -> list[str]:
        return words.differences(before, after)

    def effect(self, draft: Version, held: Held, *, by: Actor, at: datetime) -> dict[str, Any]:
        return {"preview": preview_of(draft, by=by, at=at)}


CONTACT = Contact()
