"""The words of the mails the desk writes by itself: rendered here, and previewed from here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import pgettext

from deskbell.channels.queries._conversing import zone_for
from deskbell.contact import queries as contact
from deskbell.people import queries as people
from deskbell.priority.decisions import LEVELS, in_words
from deskbell.satisfaction import queries as satisfaction
from deskbell.tickets import queries as tickets

if TYPE_CHECKING:
    from deskbell.people.models import Desk, Person
    from deskbell.tickets.models import Ticket


NONE: Mapping[str, Any] = MappingProxyType({})

#: Where a requester answers without signing in, by what the templates call it.
PLACES = {"form": contact.ANSWERING, "confirming": contact.CONFIRMING}


class Wording(NamedTuple):
    """A mail as its reader sees it."""

    subject: str
    text: str
    html: str


def preview(
    kind: str,
    ticket: Ticket,
    language: str,
    *,
    words: str | None = None,
    until: datetime | None = None,
) -> Wording:
    """What a mail of this kind says about `ticket`, in `language`.

    `words` are those of whoever caused it: the questions, or what was done. Without them, what the
    ticket itself says is taken.
    """
    requester = people.person(ticket.requester_id)
    said = _words(kind, ticket) if words is None else words
    # A link that leads nowhere: this mail is not sent.
    rating = f"{settings.DESKBELL_URL}/{satisfaction.PLACE}/…/" if kind == "final" else ""
    parts = [ticket.pk] if kind == "split" else []
    closes = ticket.news_due_at or ticket.changed_at
    return wording_of(
        kind,
        ticket,
        requester,
        language,
        words=said,
        until=until,
        parts=parts,
        rating=rating,
        links={name: f"{settings.DESKBELL_URL}/{place}/…/" for name, place in PLACES.items()},
        moments={"closes": closes, "asked": ticket.changed_at, "goes_on": closes},
    )


def wording_of(
    kind: str,
    ticket: Ticket,
    requester: Person,
    language: str,
    *,
    words: str,
    until: datetime | None,
    parts: Collection[int] = (),
    rating: str = "",
    links: Mapping[str, str] = NONE,
    moments: Mapping[str, datetime] = NONE,
) -> Wording:
    """The same for a requester and words that are known; `rating` is where they say how it was.

    `parts` are the tickets that one was split into; `links` and `moments` what else it names.
    """
    with translation.override(language):
        facts = {
            **frame(ticket.desk, language),
            **_facts(ticket, requester),
            "words": words,
            "until": said(until, requester, ticket.desk),
            "rating": rating,
            **links,
            **{name: said(one, requester, ticket.desk) for name, one in moments.items()},
            "parts": [_facts(tickets.ticket(pk), requester) for pk in parts],
        }
        return rendered(kind, facts)


def rendered(kind: str, facts: dict[str, Any], *, subject: str = "") -> Wording:
    """The templates of a kind, filled with `facts` in the language that is active."""
    subject = subject or render_to_string(f"channels/{kind}.subject.txt", facts)
    subject = " ".join(subject.split())
    facts = {**facts, "subject": subject}
    text = render_to_string(f"channels/{kind}.txt", facts).strip() + "\n"
    html = render_to_string(f"channels/{kind}.html", facts).strip() + "\n"
    return Wording(subject, text, html)


def frame(desk: Desk, language: str) -> dict[str, Any]:
    """What every mail of a desk has in common, in `language`, which is the active one."""
    return {
        "desk": desk.name,
        "signature": desk.signature.strip(),
        "language": language,
        "direction": "rtl" if translation.get_language_bidi() else "ltr",
    }


def said(moment: datetime | None, reader: Person, desk: Desk) -> str:
    """A moment as `reader` would say it: day, hour and zone. The language is the active one."""
    if moment is None:
        return ""
    local = moment.astimezone(ZoneInfo(zone_for(reader, desk)))
    shape = pgettext("a date, as Django writes formats", "l, j F Y, H:i")
    return f"{date_format(local, shape)} ({local.tzname()})"


def _facts(ticket: Ticket, requester: Person) -> dict[str, Any]:
    reasons = ticket.priority_reasons
    return {
        "number": ticket.number,
        "subject": ticket.subject,
        "first_name": requester.first_name,
        "who": f"{ticket.holder.name}, {ticket.team.name}",
        "priority": " · ".join(
            [
                str(LEVELS[ticket.priority]),
                *(in_words(one) for one in reasons if not one["assumed"]),
            ]
        ),
        "is_assumed": any(one["assumed"] for one in reasons if one["fact"] != "urgency"),
        "news_due": said(ticket.news_due_at, requester, ticket.desk),
    }


def _words(kind: str, ticket: Ticket) -> str:
    if kind != "final":
        return ""
    resolution = tickets.resolution_of(ticket)
    return (resolution.told or resolution.done) if resolution else ""
