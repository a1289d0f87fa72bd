"""Questions about contact: what holds, whom a ticket waits for, and who holds which link."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q, QuerySet

from deskbell.contact import decisions
from deskbell.contact.decisions import BUILT_IN, Rules, Step, rules_of, timeline
from deskbell.contact.models import Lateness, Question, Wait
from deskbell.hours import queries as hours
from deskbell.hours.decisions import Hours
from deskbell.kernel.publishing import Held, Published
from deskbell.kernel.secrets import keys_for
from deskbell.people import queries as people
from deskbell.tickets import queries as tickets

if TYPE_CHECKING:
    from deskbell.tickets.models import Resolution, Ticket

RULES = Published("contact", built_in=lambda scope: BUILT_IN)

#: Where links lead; the entrance has the pages.
ANSWERING, CONFIRMING = "answer", "resolution"
#: What the tickets stand in while such a word is waited for.
STANDS: dict[str, str] = {Wait.Kind.ANSWER: "waiting_requester", Wait.Kind.CONFIRMATION: "resolved"}


class NoSuchLink(ObjectDoesNotExist):
    """The link is not one of ours, or was cut off."""


def rules_for(desk_id: int, *, at: datetime) -> tuple[Rules, Held]:
    """What a desk goes by at `at`, and the version it stands in."""
    held = RULES.held(at=at, scope=people.scope_of_desk(desk_id))
    return rules_of(held.content), held


def hours_of_desk(desk_id: int, *, at: datetime) -> Hours:
    """In which time reminders are counted."""
    return hours.calendar_of_desk(desk_id, at=at).hours


def wait_of(ticket: Ticket) -> Wait | None:
    """What the ticket waits for now: for who sees it as staff, or holds its link."""
    wait = Wait.objects.filter(ticket=ticket.pk).first()
    return wait if wait and is_current(wait, ticket) else None


def is_current(wait: Wait, ticket: Ticket) -> bool:
    """Whether the ticket still waits so: whatever took it on has ended the wait."""
    return ticket.status == STANDS[wait.kind]


def questions_of(ticket_id: int) -> list[Question]:
    """What was asked last, all together, in order."""
    asked = Question.objects.filter(ticket=ticket_id)
    latest = asked.order_by("-asked_at").values_list("asked_at", flat=True).first()
    return list(asked.filter(asked_at=latest).order_by("number")) if latest else []


def asked_on(ticket_ids: Iterable[int]) -> set[int]:
    """Those of these tickets on which something asked is still open."""
    still_open = Question.objects.filter(ticket__in=list(ticket_ids), answered_at=None)
    return set(still_open.values_list("ticket", flat=True))


def closings_of(ticket_ids: Iterable[int]) -> dict[int, datetime]:
    """By ticket, when it is closed unless its requester objects to how it was resolved."""
    waits = Wait.objects.filter(ticket__in=list(ticket_ids), kind=Wait.Kind.CONFIRMATION)
    known = waits.filter(closes_at__isnull=False)
    return dict(known.values_list("ticket", "closes_at"))  # type: ignore[arg-type]


def link_to_questions(ticket_id: int) -> str:
    """Where what is asked on a ticket is answered, without signing in."""
    return _link(ANSWERING, ticket_id)


def link_to_resolution(resolution_id: int) -> str:
    """Where one says whether it works, without signing in."""
    return _link(CONFIRMING, resolution_id)


def ticket_linked_by(part: str) -> Ticket:
    """The ticket that the end of a link names. Raises `NoSuchLink`."""
    pk = decisions.number_linked_by(part, keys_for(ANSWERING))
    if pk is None:
        raise NoSuchLink(part)
    return tickets.ticket(pk)


def resolution_linked_by(part: str) -> Resolution:
    """The resolution that the end of a link names, with its ticket. Raises `NoSuchLink`."""
    pk = decisions.number_linked_by(part, keys_for(CONFIRMING))
    found = tickets.resolution(pk) if pk is not None else None
    if found is None:
        raise NoSuchLink(part)
    return found


def steps_of(wait: Wait, rules: Rules, hours: Hours) -> list[Step]:
    """All that follows on a wait from its beginning, by these rules and in these hours."""
    is_resolved = wait.kind == Wait.Kind.CONFIRMATION
    return list(timeline(rules, is_resolved=is_resolved, since=wait.began_at, hours=hours))


def waits_on(seen: QuerySet[Ticket]) -> QuerySet[Wait]:
    """What is waited for on some of the tickets that somebody sees, the longest first."""
    stands = Q()
    for kind, status in STANDS.items():
        stands |= Q(kind=kind, ticket__status=status)
    current = Wait.objects.filter(stands, ticket__in=seen).select_related("ticket")
    return current.order_by("began_at", "pk")


def latenesses_of(ticket_id: int) -> list[Lateness]:
    """News that came late on a ticket, in order."""
    return list(Lateness.objects.filter(ticket=ticket_id).order_by("due_at"))


def _link(place: str, number: int) -> str:
    part = decisions.link_part(number, keys_for(place)[0])
    return f"{settings.DESKBELL_URL}/{place}/{part}/"
