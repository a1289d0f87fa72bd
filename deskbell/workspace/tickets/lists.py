"""Lists of tickets, and the rail that leads to them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache, partial
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from deskbell.channels import queries as channels
from deskbell.kernel.actors import Actor
from deskbell.people import policies
from deskbell.people import queries as people
from deskbell.tickets import queries
from deskbell.tickets.queries import Tally
from deskbell.ui.fragments import wants_fragment
from deskbell.ui.numbers import whole
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.bulk import progress
from deskbell.workspace.bulk import words as bulk_words
from deskbell.workspace.notices import ringing
from deskbell.workspace.tickets import filters, my_work, rows

#: The list a browser showed last is the one it goes back to.
LATEST = "list"
#: More than this are not counted, only said to be many.
MOST = 1000
TICKET_PAGE = re.compile(r"/tickets/(\d{1,18})/")
#: A tray with so many mails is full.
MANY = 100


@dataclass(frozen=True)
class List:
    """A list one can open: which tickets, which of those counted, and what it says when empty."""

    key: str
    title: Promise | str
    icon: str
    tickets: Callable[[Any, Actor], QuerySet[Any]]
    counts: Callable[[Tally], bool] | None = None
    empty: Promise | str = ""


LISTS = (
    List(
        my_work.KEY,
        _("My work"),
        "clock",
        queries.work_among,
        None,
        _("What you hold and what your teams have left appears here, the most pressing first."),
    ),
    List(
        "unassigned",
        _("Unassigned"),
        "inbox",
        lambda tickets, actor: tickets.not_taken(),
        lambda tally: not tally.is_taken,
        _("What nobody has taken yet appears here. New mail arrives by itself."),
    ),
    List(
        "mine",
        _("Mine"),
        "user",
        lambda tickets, actor: tickets.taken_by(actor.identities),
        lambda tally: tally.is_own and tally.is_taken,
        _("You hold nothing. Take something from Unassigned."),
    ),
    List(
        "open",
        _("Open"),
        "circle-dot",
        lambda tickets, actor: tickets.in_work(),
        lambda tally: tally.status in ("new", "open"),
        _("Nothing is being worked on."),
    ),
    List(
        "waiting",
        _("Waiting"),
        "hourglass",
        lambda tickets, actor: tickets.waiting(),
        lambda tally: tally.status.startswith("waiting"),
        _("Tickets that wait for a requester or a third party appear here."),
    ),
    List(
        "resolved",
        _("Resolved"),
        "circle-check",
        lambda tickets, actor: tickets.resolved(),
        None,
        _("Resolved tickets stay here until they are closed."),
    ),
    List("all", _("All"), "list", lambda tickets, actor: tickets.all(), None, _("No tickets yet.")),
)
BY_KEY = {each.key: each for each in LISTS}


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
        response = TemplateResponse(request, "workspace/tickets/_lists.html", context)
    else:
        response = TemplateResponse(request, "workspace/tickets/index.html", context)
        response.set_cookie(LATEST, context["list"].key, samesite="Lax", httponly=True)
    patch_vary_headers(response, ["HX-Request"])
    return response


def pane(request: DeskRequest, is_open: int | None = None) -> dict[str, Any]:
    """What the rail and the list need; `is_open` is the number of the ticket beside them."""
    context = rail(request)
    shown = _chosen(request, context["teams"])
    after = request.GET.get("after", "")
    narrowed = filters.filter_of(request)
    asked = urlencode({"list": shown.key} | ({"filter": narrowed.line} if narrowed.line else {}))
    context |= {
        "list": shown,
        "list_url": f"{reverse('workspace:tickets')}?{asked}",
        "filter": narrowed,
        "offered": filters.OFFERED,
        "after": after,
        "acts": bulk_words.behind_more() if policies.is_staff(request.actor) else None,
    }
    if shown.key == my_work.KEY:
        return context | my_work.pane(request, narrowed, asked=asked, is_open=is_open)
    found, more = narrowed.rows(request.actor, shown.tickets, after=_place(after))
    return context | {
        "rows": rows.drawn(found, asked=asked, is_open=is_open, now=timezone.now()),
        "older": _mark(found[-1]) if more else "",
    }


def tickets_in(actor: Actor, key: str, line: str) -> QuerySet[Any]:
    """All tickets of the list `key`, narrowed by the filter `line`. Raises `Http404`."""
    teams = [(_list_of(*team), "") for team in people.teams_listed(actor)]
    shown = _known(teams).get(key)
    if shown is None:
        raise Http404
    return filters.filter_from(line, actor).tickets(actor, shown.tickets)  # type: ignore[no-any-return]


def rail(request: DeskRequest, place: str = "") -> dict[str, Any]:
    """What the rail needs; `place` names the page that is open, where it is no list."""
    actor = request.actor
    teams = [_list_of(*team) for team in people.teams_listed(actor)]
    tallies = queries.tallies_for(actor, most=MOST)
    return {
        "lists": [(each, _count(each, tallies)) for each in LISTS],
        "teams": [(each, _count(each, tallies)) for each in teams],
        "held_mail": channels.count_held(actor, most=MANY),
        "place": place,
        # Asked only where the bell is drawn, not with every refresh of a list.
        "bell": partial(ringing.standing, actor),
        "going": progress.going_of(request),
        "may_look_into_control": request.actor.holds("administrator", "auditor"),
        "may_capture": policies.is_staff(request.actor),
        "has_outbox": channels.is_catching(),
    }


def _open_beside(request: DeskRequest) -> int | None:
    """The number of the ticket that is open where the list is refreshed, by the page's address."""
    found = TICKET_PAGE.search(request.headers.get("HX-Current-URL", ""))
    return int(found[1]) if found else None


def _chosen(request: DeskRequest, teams: list[tuple[List, str]]) -> List:
    """The list that is asked for, else the one shown last, else the first."""
    known = _known(teams)
    asked = request.GET.get("list", "")
    if asked and asked not in known:
        raise Http404
    return known.get(asked or request.COOKIES.get(LATEST, ""), LISTS[0])


def _known(teams: list[tuple[List, str]]) -> dict[str, List]:
    return BY_KEY | {each.key: each for each, _count in teams}


@lru_cache(maxsize=1000)
def _list_of(team: int, name: str) -> List:
    return List(
        f"team-{team}",
        name,
        "users",
        lambda tickets, actor: tickets.unfinished().filter(team=team),
        lambda tally: tally.team_id == team,
        _("This team has nothing to do."),
    )


def _count(each: List, tallies: list[Tally]) -> str:
    if each.counts is None:
        return ""
    count = sum(tally.count for tally in tallies if each.counts(tally))
    is_all = sum(tally.count for tally in tallies) < MOST
    return str(count) if is_all else f"{count}+"


def _mark(row: queries.Row) -> str:
    """The place of a row in its list, as it stands in an address."""
    return f"{row.changed_at.isoformat()}_{row.pk}".replace("+00:00", "Z")


def _place(mark: str) -> tuple[datetime, int] | None:
    at, _, pk = mark.partition("_")
    try:
        moment = datetime.fromisoformat(at).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    number = whole(pk)
    return None if number is None else (moment, number)
