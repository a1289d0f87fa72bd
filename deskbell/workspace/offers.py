"""What the workspace offers in the palette: macros, lists, tags, tickets, people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from deskbell.people import policies
from deskbell.search import queries as search
from deskbell.tickets.policies import may_see_overrides
from deskbell.ui.palette import Offer, means
from deskbell.views import queries as views
from deskbell.workspace.macros import offers as macros
from deskbell.workspace.people.finding import matching

TICKETS, PEOPLE = 6, 4
#: Fewer letters than this mean nobody.
LEAST = 2


def offers(request: HttpRequest, typed: str) -> Iterator[Offer]:
    """What one may do here first, then lists: they are few, and most often meant."""
    actor = request.actor  # type: ignore[attr-defined]
    if not policies.may_see_people(actor):
        return
    yield from macros.offers(request, typed)
    yield from _lists(actor, typed)
    if not typed:
        return
    yield from _places(typed)
    now, zone = timezone.now(), timezone.get_current_timezone()
    for hit in search.found_for(actor, typed, at=now, zone=zone, most=TICKETS).hits:
        row = hit.row
        more = f"#{row.number} · {row.requester}"
        yield Offer(
            _("Tickets"),
            row.subject,
            reverse("workspace:ticket", args=[row.number]),
            "ticket",
            more,
        )
    if len(typed) >= LEAST and not typed.lstrip("#").isdigit():
        yield from (_person(one) for one in matching(actor, typed)[:PEOPLE])


def _lists(actor: Any, typed: str) -> Iterator[Offer]:
    tickets = reverse("workspace:tickets")
    for each in views.rail_for(actor).listings:
        if means(typed, str(each.title)):
            yield Offer(_("Lists"), str(each.title), f"{tickets}?list={each.key}", each.icon)
    if means(typed, _("Set by hand")) and may_see_overrides(actor):
        yield Offer(_("Lists"), _("Set by hand"), reverse("workspace:overrides"), "flag")
    if means(typed, _("Tags")):
        yield Offer(_("Lists"), _("Tags"), reverse("workspace:tags"), "tag")


def _places(typed: str) -> Iterator[Offer]:
    """Pages that are no lists of tickets."""
    for title, name, icon in (
        (_("Tasks"), "tasks", "circle-check"),
        (_("Shifts"), "shifts", "history"),
        (_("Promises"), "promises", "flag"),
    ):
        if means(typed, title):
            yield Offer(_("Lists"), title, reverse(f"workspace:{name}"), icon)


def _person(person: Any) -> Offer:
    """Their tickets, the latest first."""
    asked = urlencode({"list": "all", "filter": f'from:"{person.name}"'})
    url = f"{reverse('workspace:tickets')}?{asked}"
    return Offer(_("Tickets of"), person.name, url, "user", str(person.organisation or ""))
