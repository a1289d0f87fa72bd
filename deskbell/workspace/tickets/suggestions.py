"""Suggestions: what could be meant after a sign while somebody writes.

`#` a ticket, `@` a name, `::` a snippet.

Each sign has one source. Another is entered in `SOURCES`, and in the `keys` of the templates.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.http import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from deskbell.search import queries as search
from deskbell.tickets import queries
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.macros import found as snippets

MOST = 6
LONGEST = 100


@dataclass(frozen=True)
class Suggestion:
    """What would stand in the words instead of the sign, and what is shown of it."""

    value: str
    label: str
    about: str = ""
    #: Where it is told that this one was chosen, if that counts.
    used: str = ""


Source = Callable[[DeskRequest, Any, str], list[Suggestion]]


@require_GET
@agents_only
def show(request: DeskRequest, number: int) -> HttpResponseBase:
    """What the words behind a sign could mean to whoever writes on this ticket."""
    source = SOURCES.get(request.GET.get("sign", ""), _nothing)
    ticket = queries.worked_ticket_for(request.actor, number)
    said = request.GET.get("said", "").replace("\0", "").strip()[:LONGEST]
    context = {"suggestions": source(request, ticket, said)}
    return TemplateResponse(request, "workspace/tickets/_suggestions.html", context)


def _tickets(request: DeskRequest, ticket: Any, said: str) -> list[Suggestion]:
    """Tickets the writer may see: by number, or by what was said on them."""
    if not said:
        return []
    zone = timezone.get_current_timezone()
    found = search.found_for(request.actor, said, at=timezone.now(), zone=zone)
    return [
        Suggestion(f"#{hit.row.number}", f"#{hit.row.number}", hit.row.subject)
        for hit in islice(found.hits, MOST)
    ]


def _names(request: DeskRequest, ticket: Any, said: str) -> list[Suggestion]:
    """Who works at the ticket's desk, and its teams; who cannot see the ticket is marked so."""
    return [
        Suggestion(f"@{one.named.name}", one.named.name, _about(one))
        for one in queries.suggested(ticket, said, most=MOST)
    ]


def _about(one: queries.Suggested) -> str:
    if not one.sees:
        return _("cannot see this ticket")
    return _("team") if one.named.is_team else ""


def _snippets(request: DeskRequest, ticket: Any, said: str) -> list[Suggestion]:
    """Those the writer has, by name or title, with what each says on this ticket."""
    return [
        Suggestion(
            one.text,
            one.macro.title,
            f"::{one.macro.name}",
            used=reverse("workspace:snippet-use", args=[ticket.number, one.macro.pk]),
        )
        for one in snippets.snippets_on(request.actor, ticket, said)[:MOST]
    ]


def _nothing(request: DeskRequest, ticket: Any, said: str) -> list[Suggestion]:
    return []


SOURCES: dict[str, Source] = {"#": _tickets, "@": _names, "::": _snippets}
