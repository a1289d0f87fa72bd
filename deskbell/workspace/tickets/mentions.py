"""Mentions: whom an @ in a note may mean, and who of them would not see it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from deskbell.tickets import queries
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.tickets.drafts import Draft

MOST = 8


class CannotSee(Exception):
    """A note mentions somebody who cannot see the ticket. `names` are theirs."""

    def __init__(self, names: str) -> None:
        super().__init__(names)
        self.names = names


def refuse_the_blind(ticket: Any, draft: Draft, *, known: str) -> None:
    """Raises `CannotSee`, unless whoever writes was told of all of them: `known` are their names.

    Then sending it again is meant.
    """
    draft.blind = ", ".join(queries.called_in(ticket, draft.text).blind)
    if draft.blind not in ("", known):
        raise CannotSee(draft.blind)


@require_GET
@agents_only
def suggest(request: DeskRequest, number: int) -> HttpResponseBase:
    """The few colleagues and teams that may be meant; who cannot see the ticket is marked so."""
    ticket = queries.worked_ticket_for(request.actor, number)
    begun = request.GET.get("q", "")[:100].lstrip("@")
    found = [
        (f"@{one.named.name}", one.named.name, "" if one.sees else _("cannot see this ticket"))
        for one in queries.suggested(ticket, begun, most=MOST)
    ]
    return TemplateResponse(request, "workspace/tickets/_suggested.html", {"found": found})
