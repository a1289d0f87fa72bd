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
from deskbell.workspace.tickets.with_macro import run_with, way_back


@require_POST
@agents_only
def create(request: DeskRequest, number: int) -> HttpResponseBase:
    """Add a note. It reaches nobody outside the desk, by any way."""
    outcome, _draft, again = composing.take_up(request, number, "note", _note)
    if again:
        return again
    undo = way_back(number, outcome.partition(" ")[2])
    fresh = Draft(kind="note")
    return regions.changed(request, number, said=_("Note added."), undo=undo, fresh=fresh)


def _note(request: DeskRequest, ticket: Any, draft: Draft) -> str:
    mentions.refuse_the_blind(ticket, draft, known=request.POST.get("blind", ""))
    if draft.macro is not None:
        return run_with(request, ticket, draft)
    note = operations.note(
        ticket, text=draft.text, files=draft.attached, by=request.actor, at=timezone.now()
    )
    return str(note.pk)
