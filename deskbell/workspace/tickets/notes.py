"""Notes: what the desk says to itself."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from deskbell.tickets import operations
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.tickets import composing, mentions, regions
from deskbell.workspace.tickets.drafts import Draft


@require_POST
@agents_only
def create(request: DeskRequest, number: int) -> HttpResponseBase:
    """Add a note. It reaches nobody outside the desk, by any way."""
    _pk, _draft, again = composing.take_up(request, number, "note", _note)
    if again:
        return again
    return regions.changed(request, number, said=_("Note added."), fresh=Draft(kind="note"))


def _note(request: DeskRequest, ticket: Any, draft: Draft) -> str:
    mentions.refuse_the_blind(ticket, draft, known=request.POST.get("blind", ""))
    note = operations.note(
        ticket, text=draft.text, files=draft.attached, by=request.actor, at=timezone.now()
    )
    return str(note.pk)
