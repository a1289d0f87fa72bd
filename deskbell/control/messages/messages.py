"""What the desk says at each point of contact, shown with a real ticket."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from deskbell.channels import queries as channels
from deskbell.control.actors import ControlRequest, administrators_only
from deskbell.control.pages import page
from deskbell.people import queries as people
from deskbell.tickets import queries as tickets
from deskbell.ui.numbers import whole

#: What a mail's HTML may do inside its frame: be seen.
SEALED = "; ".join(
    (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src data:",
        "frame-ancestors 'self'",
        "sandbox",
    )
)


@dataclass(frozen=True)
class Kind:
    """One point of contact: when the mail goes out, and what it is for."""

    key: str
    title: Promise
    when: Promise


KINDS = (
    Kind(
        "confirmation",
        gettext_lazy("Confirmation"),
        gettext_lazy(
            "When a request arrives: its number, who has it, its priority with the reasons, and"
            " when to expect news."
        ),
    ),
    Kind(
        "questions",
        gettext_lazy("Questions"),
        gettext_lazy("When an agent waits for the requester: what the desk needs to know."),
    ),
    Kind(
        "waiting",
        gettext_lazy("Waiting for somebody outside"),
        gettext_lazy("When the ticket waits for a third party: that nobody has forgotten it."),
    ),
    Kind(
        "handed_over",
        gettext_lazy("Handed to another desk"),
        gettext_lazy("When the ticket moves to another desk: who has it from then on."),
    ),
    Kind(
        "reopened",
        gettext_lazy("Taken up again"),
        gettext_lazy("When a resolved ticket goes on: that it is worked on again, and by whom."),
    ),
    Kind(
        "merged",
        gettext_lazy("Goes on together with another request"),
        gettext_lazy(
            "When the ticket is merged into somebody else's about the same: that it goes on there."
        ),
    ),
    Kind(
        "split",
        gettext_lazy("Several requests instead of one"),
        gettext_lazy("When the ticket is split: the number of each part, and who has it."),
    ),
    Kind(
        "reminder",
        gettext_lazy("Reminder"),
        gettext_lazy("When nobody has answered: what the desk still needs to know."),
    ),
    Kind(
        "announcement",
        gettext_lazy("Reminder that says when it is closed"),
        gettext_lazy(
            "The last reminder: when the ticket is closed without an answer, and what prevents it."
        ),
    ),
    Kind(
        "closed",
        gettext_lazy("Closed without an answer"),
        gettext_lazy("When that has happened: how the request goes on all the same."),
    ),
    Kind(
        "final",
        gettext_lazy("Final message"),
        gettext_lazy(
            "When the ticket is resolved: what was done, in plain words, and what to do if"
            " it does not hold."
        ),
    ),
)


@require_GET
@administrators_only
def index(request: ControlRequest) -> HttpResponseBase:
    return page(request, "messages/index.html", here="messages", kinds=KINDS)


@require_GET
@administrators_only
def show(request: ControlRequest, kind: str) -> HttpResponseBase:
    """One mail in text and HTML, in one of the languages there are words in."""
    ticket, language = _ticket(request), _language(request)
    shown = _kind(kind)
    return page(
        request,
        "messages/show.html",
        here="messages",
        kind=shown,
        kinds=KINDS,
        ticket=ticket,
        language=language,
        languages=settings.LANGUAGES,
        mail=_preview(shown, ticket, language) if ticket else None,
    )


@require_GET
@administrators_only
def html(request: ControlRequest, kind: str) -> HttpResponseBase:
    """The HTML of a mail, sealed off from the page that frames it."""
    ticket = _ticket(request)
    if ticket is None:
        raise Http404
    response = HttpResponse(_preview(_kind(kind), ticket, _language(request)).html)
    response["Content-Security-Policy"] = SEALED
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response


def _preview(kind: Kind, ticket: Any, language: str) -> Any:
    words = {
        "reminder": _("Since when does it happen? Which device is it?"),
        "announcement": _("Since when does it happen? Which device is it?"),
        "questions": _("Since when does it happen? Which device is it?"),
        "final": None if ticket.is_finished else _("We replaced the part. It works again."),
    }.get(kind.key)
    return channels.preview(kind.key, ticket, language, words=words, until=ticket.news_due_at)


def _kind(key: str) -> Kind:
    for kind in KINDS:
        if kind.key == key:
            return kind
    raise Http404


def _ticket(request: ControlRequest) -> Any:
    """The ticket asked for, else the latest of a desk the actor looks after."""
    wanted = whole(request.GET.get("ticket", ""))
    seen = tickets.worked_by(request.actor).filter(
        desk__in=people.desks_looked_after(request.actor)
    )
    if wanted is not None:
        seen = seen.filter(number=wanted)
    return seen.with_faces().latest_first().first()  # type: ignore[attr-defined]


def _language(request: ControlRequest) -> str:
    known = dict(settings.LANGUAGES)
    wanted = request.GET.get("language", "")
    return wanted if wanted in known else settings.LANGUAGES[0][0]
