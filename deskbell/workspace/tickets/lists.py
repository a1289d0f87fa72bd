"""Lists of tickets, and the rail that leads to them."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_GET

from deskbell.kernel.actors import Actor
from deskbell.people import policies
from deskbell.tickets.queries import Order, tags_on, unread_among, work_among
from deskbell.ui.fragments import wants_fragment
from deskbell.views import queries
from deskbell.views.decisions import Listing
from deskbell.views.queries import Rail
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.bulk import words as bulk_words
from deskbell.workspace.fields import columns
from deskbell.workspace.lists.rail import rail
from deskbell.workspace.tickets import filters, my_work, rows
from deskbell.workspace.tickets.filters import Filter
from deskbell.workspace.tickets.row_parts import Marks

#: The list a browser showed last is the one it goes back to.
LATEST = "list"
#: The list that says what is still to be read.
MENTIONED = "mentioned"
#: Where one begins.
FIRST = my_work.KEY
TICKET_PAGE = re.compile(r"/tickets/(\d{1,18})/")

__all__ = ["home", "index", "pane", "rail"]


@require_GET
def home(request: DeskRequest) -> HttpResponseBase:
    """The first list; for those who work at no desk, what they asked for themselves."""
    if not policies.may_see_people(request.actor):
        return HttpResponseRedirect(reverse("entrance:requests"))
    return index(request)


@require_GET
@agents_only
def index(request: DeskRequest) -> HttpResponseBase:
    """A list; for htmx its pane alone."""
    context = pane(request, _open_beside(request))
    if wants_fragment(request):
        response = TemplateResponse(request, "workspace/tickets/_list.html", context)
    else:
        response = TemplateResponse(request, "workspace/tickets/index.html", context)
        response.set_cookie(LATEST, context["list"].key, samesite="Lax", httponly=True)
    patch_vary_headers(response, ["HX-Request"])
    return response


def pane(request: DeskRequest, is_open: int | None = None) -> dict[str, Any]:
    """What the rail and the list need; `is_open` is the number of the ticket beside them."""
    chosen = queries.rail_for(request.actor)
    shown = _chosen(request, chosen)
    narrowed = filters.filter_of(request)
    asked = urlencode({"list": shown.key} | ({"filter": narrowed.line} if narrowed.line else {}))
    context = rail(request, known=chosen) | {
        "list": shown,
        "list_url": f"{reverse('workspace:tickets')}?{asked}",
        "list_query": asked,
        "is_pinned": shown.key in chosen.pinned,
        "may_change": queries.is_changeable(request.actor, shown),
        "filter": narrowed,
        "offered": filters.offered(),
        "after": request.GET.get("after", ""),
        "acts": bulk_words.behind_more() if policies.is_staff(request.actor) else None,
    }
    if shown.key == my_work.KEY:
        return context | my_work.pane(request, narrowed, asked=asked, is_open=is_open)
    return context | _page(request, shown, narrowed, asked=asked, is_open=is_open)


def _page(
    request: DeskRequest, shown: Listing, narrowed: Filter, *, asked: str, is_open: int | None
) -> dict[str, Any]:
    """A page of a list in the order it is in."""
    order = Order(shown.look.sort, shown.look.group)
    after = order.place(request.GET.get("after", ""))
    found, more = narrowed.rows(request.actor, shown, order=order, after=after)
    marks = _marks(request.actor, shown, [row.pk for row in found])
    return {
        "rows": rows.drawn(
            found, shown.look, asked=asked, is_open=is_open, now=timezone.now(), marks=marks
        ),
        "older": order.mark(found[-1]) if more else "",
    }


def _marks(actor: Actor, shown: Listing, pks: list[int]) -> dict[int, Marks]:
    """Asked only for a list that shows them."""
    tags = tags_on(pks) if "tags" in shown.look.columns else {}
    unread = unread_among(actor, pks) if shown.key == MENTIONED else set()
    own = columns.held(pks, shown.look.own) if shown.look.own else {}
    return {
        pk: Marks(tags.get(pk, ()), pk in unread, own.get(pk, ())) for pk in {*tags, *unread, *own}
    }


def tickets_in(actor: Actor, key: str, line: str) -> QuerySet[Any]:
    """All tickets of the list `key`, narrowed by the filter `line`. Raises `DoesNotExist`."""
    listing = queries.listing_for(actor, key)
    found = filters.filter_from(line, actor).tickets(actor, listing)
    return work_among(found, actor) if key == my_work.KEY else found  # type: ignore[no-any-return]


def _open_beside(request: DeskRequest) -> int | None:
    """The number of the ticket that is open where the list is refreshed, by the page's address."""
    found = TICKET_PAGE.search(request.headers.get("HX-Current-URL", ""))
    return int(found[1]) if found else None


def _chosen(request: DeskRequest, chosen: Rail) -> Listing:
    """The list that is asked for, else the one shown last, else the first."""
    asked = request.GET.get("list", "")
    found = chosen.listing(asked or request.COOKIES.get(LATEST, ""))
    if asked and found is None:
        raise Http404
    return found or chosen.listing(FIRST) or chosen.listings[0]
