"""What macros offer in the palette: those of the ticket that is open, and the page of all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _

from deskbell.people import policies
from deskbell.tickets import queries as tickets
from deskbell.ui.palette import Offer, means
from deskbell.workspace.macros import found

#: So many stand there before anything is typed.
AT_FIRST = 5


def offers(request: HttpRequest, typed: str) -> Iterator[Offer]:
    actor = request.actor  # type: ignore[attr-defined]
    if policies.is_staff(actor) and (ticket := _open_ticket(request)) is not None:
        offered = found.macros_on(actor, ticket, typed)
        yield from (_offer(ticket, one) for one in (offered if typed else offered[:AT_FIRST]))
    if typed and means(typed, _("Macros and snippets")):
        yield Offer(_("Macros"), _("Macros and snippets"), reverse("workspace:macros"), "zap")


def _offer(ticket: Any, one: found.Found) -> Offer:
    url = reverse("workspace:ticket-macro", args=[ticket.number, one.macro.pk])
    more = " · ".join(part for part in (one.does, " ".join(one.text.split())[:80]) if part)
    return Offer(_("Macros"), one.macro.title, url, "zap", more, is_asked=True)


def _open_ticket(request: HttpRequest) -> Any:
    """The ticket of the page that asks, if it is one that whoever asks works on."""
    path = urlsplit(request.headers.get("HX-Current-URL", "")).path
    try:
        match = resolve(path)
        if match.view_name != "workspace:ticket":
            return None
        actor = request.actor  # type: ignore[attr-defined]
        return tickets.worked_ticket_for(actor, match.kwargs["number"])
    except (Resolver404, ObjectDoesNotExist):
        return None
