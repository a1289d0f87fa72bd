"""The fields of a desk as pages of something published."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from deskbell.control.own_fields.forms import FieldsForm
from deskbell.control.own_fields.preview import preview_of
from deskbell.control.own_fields.words import differences, told
from deskbell.control.publishing.documents import Document
from deskbell.fields import operations as fields
from deskbell.kernel.actors import Actor
from deskbell.kernel.models import Version
from deskbell.kernel.publishing import Held


class OwnFields(Document):
    place = "fields"
    publishing = fields.documents
    form = FieldsForm
    title = _("Fields")
    lead = _(
        "What a desk wants to know of its tickets besides what is asked anyway. Fields are found "
        "in filters, lists, search and macros. One that was published is never deleted: it is not "
        "asked any more, and what it holds stays readable."
    )
    draft_title = _("Draft of the fields")
    draft_lead = _(
        "Add fields, change them, keep the draft, and see which open tickets would lack something. "
        "Nothing follows from it until it is published."
    )
    built_in = _("No fields are asked here")
    for_all = _("What is asked everywhere is asked here as well.")

    def words(self, content: Any) -> Any:
        return told(content)

    def differences(self, before: Any, after: Any) -> list[str]:
        return differences(before, after)

    def effect(self, draft: Version, held: Held, *, by: Actor, at: datetime) -> dict[str, Any]:
        return {"preview": preview_of(draft, by=by, at=at)}


FIELDS = OwnFields()
