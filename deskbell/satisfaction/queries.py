"""Questions about ratings: who is asked by which link, and what they said."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import F, Max, QuerySet

from deskbell.kernel.actors import Actor
from deskbell.kernel.questions import Among, question
from deskbell.kernel.secrets import keys_for
from deskbell.satisfaction import decisions
from deskbell.satisfaction.models import Rating
from deskbell.tickets import policies
from deskbell.tickets import queries as tickets

if TYPE_CHECKING:
    from deskbell.tickets.models import Resolution, Ticket

PURPOSE = "ratings"
#: Where a link leads; the entrance has the page.
PLACE = "rating"


class NoSuchRating(Rating.DoesNotExist):
    """The link is not one of ours, or was cut off."""


@dataclass(frozen=True)
class Asking:
    """A resolution that its requester is about to hear of."""

    resolution_id: int
    code: str
    person_id: int
    at: datetime


def links_for(askings: Collection[Asking]) -> dict[int, str]:
    """By resolution, the address where it is rated; only of those that ask."""
    if not askings:
        return {}
    rated = dict(_rated_last(list({one.person_id for one in askings})))
    return {
        one.resolution_id: link_to(one.resolution_id)
        for one in askings
        if decisions.is_asked(one.code, rated_at=rated.get(one.person_id), at=one.at)
    }


def link_to(resolution_id: int) -> str:
    """Where this resolution is rated, without signing in."""
    part = decisions.link_part(resolution_id, keys_for(PURPOSE)[0])
    return f"{settings.DESKBELL_URL}/{PLACE}/{part}/"


def resolution_linked_by(part: str) -> Resolution:
    """The resolution that the end of a link names, with its ticket. Raises `NoSuchRating`."""
    pk = decisions.resolution_linked_by(part, keys_for(PURPOSE))
    found = tickets.resolution(pk) if pk is not None else None
    if found is None:
        raise NoSuchRating(part)
    return found


def rating_of(resolution_id: int) -> Rating | None:
    """What was said of a resolution so far: for whoever holds its link."""
    return Rating.objects.filter(resolution=resolution_id).first()


def ratings_of(actor: Actor, ticket: Ticket) -> list[Rating]:
    """How a ticket was rated, the latest resolution first; nothing for who is not staff there."""
    place = {"desk_id": ticket.desk_id, "team_id": ticket.team_id}
    cleared_for = ticket.confidential_class
    if not policies.may_see_as_staff(actor, **place, confidential_class=cleared_for):
        return []
    return _given(ticket.pk)


@question
def _given(ticket_id: int) -> QuerySet[Rating]:
    return Rating.objects.filter(ticket=ticket_id).order_by("-resolution")


@question
def _rated_last(people: list[int]) -> QuerySet[Rating, tuple[int, datetime]]:
    given = Rating.objects.filter(Among(F("person"), people)).values("person")
    return given.annotate(last=Max("changed_at")).values_list("person", "last")
