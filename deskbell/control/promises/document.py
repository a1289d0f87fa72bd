"""What is promised, as pages of something published."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from deskbell.control.promises.forms import PolicyForm
from deskbell.control.promises.words import Said, differences, said
from deskbell.control.publishing.documents import Document
from deskbell.kernel.actors import Actor
from deskbell.kernel.models import Version
from deskbell.kernel.publishing import Held
from deskbell.people import queries as people
from deskbell.promises import queries as promises
from deskbell.sla import operations as sla
from deskbell.sla.decisions import PRESETS


class Policy(Document):
    place = "promises"
    publishing = sla.policies
    form = PolicyForm
    title = _("Promises")
    lead = _(
        "What requesters may rely on. Rules are asked from the top; of each target the first rule "
        "counts that means the ticket and says something of it. Every ticket keeps the version."
    )
    draft_title = _("Draft of the promises")
    draft_lead = _(
        "Change what is promised, keep the draft, and see how the last days would have gone. "
        "Running tickets are counted anew when it is published; their time so far is kept."
    )
    built_in = _("The built-in promises hold")
    for_all = _("This desk has no promises of its own; those for everywhere hold.")

    presets = PRESETS

    def words(self, content: Any) -> Said:
        return said(content)

    def differences(self, before: Any, after: Any) -> list[str]:
        return differences(before, after)

    def effect(self, draft: Version, held: Held, *, by: Actor, at: datetime) -> dict[str, Any]:
        desk_id = people.desk_of_scope(draft.scope)
        found = promises.replayed(by, held.content, draft.content, desk_id=desk_id, at=at)
        return {"replayed": found}


POLICY = Policy()
