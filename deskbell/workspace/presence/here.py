"""Who else is at the ticket that is open; and that this page shows it."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from deskbell.presence import decisions, operations, queries
from deskbell.tickets import queries as tickets
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.presence.words import Other

#: How a page calls itself, to be told from other pages of the same person.
PAGE = re.compile(r"[\w-]{8,40}")


@require_http_methods(["GET", "POST"])
@agents_only
def show(request: DeskRequest, number: int) -> HttpResponseBase:
    """The others who are there. By posting, a page says that its reader is there as well."""
    ticket = tickets.worked_ticket_for(request.actor, number)
    page = _page_in(request)
    if request.method == "POST" and page:
        doing = request.POST.get("doing", "")
        operations.appear(
            ticket,
            page=page,
            doing=doing if doing in decisions.DOING else decisions.LOOKING,
            by=request.actor,
            at=timezone.now(),
        )
    return _company(request, ticket)


@require_POST
@agents_only
def end(request: DeskRequest, number: int) -> HttpResponse:
    """This page shows it no more."""
    ticket = tickets.worked_ticket_for(request.actor, number)
    operations.leave(ticket, page=_page_in(request), by=request.actor)
    return HttpResponse(status=204)


def _company(request: DeskRequest, ticket: Any) -> HttpResponse:
    company = queries.company_on(request.actor, ticket, at=timezone.now())
    others = [Other.of(one) for one in company]
    return TemplateResponse(request, "workspace/presence/_company.html", {"others": others})


def _page_in(request: DeskRequest) -> str:
    page = request.POST.get("page", "")
    return page if PAGE.fullmatch(page) else ""
