"""One's own requests, for those who work at no desk: what they asked, who has it, how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from deskbell.people import policies
from deskbell.tickets import queries

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from deskbell.kernel.actors import Actor
    from deskbell.tickets.models import Ticket

#: Finished ones on a page, and unfinished ones at all.
PAGE, MOST = 25, 200


@dataclass(frozen=True)
class Line:
    """A request in plain words; `state` is the shape of its mark."""

    ticket: Ticket
    words: str
    state: str


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What is being worked on first, then what is done, `?before=` a number for what is older."""
    asked = _asked(request.actor).with_faces()  # type: ignore[attr-defined]
    before = request.GET.get("before", "")
    finished = asked.exclude(pk__in=asked.unfinished().values("pk")).order_by("-number")
    if before.isdecimal():
        finished = finished.filter(number__lt=int(before[:18]))
    done = list(finished[: PAGE + 1])
    context = {
        "going_on": [] if before else [_line(t) for t in asked.unfinished().latest_first()[:MOST]],
        "done": [_line(ticket) for ticket in done[:PAGE]],
        "older": done[PAGE - 1].number if len(done) > PAGE else None,
        "works_here": policies.may_see_people(request.actor),  # type: ignore[attr-defined]
    }
    return TemplateResponse(request, "entrance/requests.html", context)


def _asked(actor: Actor) -> QuerySet[Ticket]:
    """Not what somebody sees because they work on it, but what they asked or take part in."""
    tickets = queries.tickets_for(actor)
    if not policies.may_see_people(actor):
        return tickets
    return tickets.filter(requester__in=actor.identities)


def _line(ticket: Ticket) -> Line:
    who = ticket.holder.first_name if ticket.holder else str(ticket.team)
    match ticket.status:
        case "waiting_requester":
            return Line(
                ticket, _("Waiting for your answer, with %(who)s") % {"who": who}, "waiting"
            )
        case "waiting_third_party":
            words = _("With %(who)s, who waits for somebody else")
            return Line(ticket, words % {"who": who}, "waiting")
        case "resolved":
            return Line(ticket, _("Solved by %(who)s") % {"who": who}, "resolved")
        case "closed":
            return Line(ticket, _("Closed"), "closed")
    if not ticket.is_taken:
        return Line(ticket, _("Received, %(who)s answers for it") % {"who": who}, "new")
    return Line(ticket, _("With %(who)s") % {"who": who}, "open")
