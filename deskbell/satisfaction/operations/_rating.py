"""Rating: somebody says how they were helped, and may think better of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from deskbell.kernel.actors import Actor, person_in
from deskbell.kernel.events import record
from deskbell.kernel.inserting import insert
from deskbell.kernel.permission import require
from deskbell.kernel.updating import update
from deskbell.satisfaction import decisions, policies
from deskbell.satisfaction.events import TicketRated
from deskbell.satisfaction.models import Rating
from deskbell.tickets import operations as tickets

if TYPE_CHECKING:
    from deskbell.tickets.models import Resolution

LONGEST = 4000


class NoLongerOpen(Exception):
    """It is too long ago to be rated."""


class NoSuchScore(Exception):
    """A score is one of `decisions.SCORES`."""


@transaction.atomic
def rate(
    resolution: Resolution, *, score: int, by: Actor, at: datetime, comment: str = ""
) -> Rating:
    """Say how one was helped; said again, it replaces what was said before.

    Raises `NotPermitted`, `NoSuchScore`, and `NoLongerOpen` some weeks after the resolution.
    """
    ticket = tickets.lock(resolution.ticket_id)
    require(policies.may_rate(by, ticket))
    if score not in decisions.SCORES:
        raise NoSuchScore
    if not decisions.is_open(resolution.at, at=at):
        raise NoLongerOpen
    comment = comment.strip()[:LONGEST]
    rating = Rating.objects.filter(resolution=resolution).first()
    before = rating.score if rating else None
    if rating and (rating.score, rating.comment) == (score, comment):
        return rating
    if rating is None:
        rating = insert(
            Rating(
                resolution=resolution,
                ticket=ticket,
                person_id=ticket.requester_id,
                agent_id=person_in(resolution.by),
                score=score,
                comment=comment,
                given_at=at,
                changed_at=at,
            )
        )
    else:
        rating.score, rating.comment, rating.changed_at = score, comment, at
        update(rating)
    record(
        TicketRated(
            ticket_id=ticket.pk,
            resolution_id=resolution.pk,
            person_id=rating.person_id,
            agent_id=rating.agent_id,
            score=score,
            before=before,
            comment=comment,
            by=by.ref,
            at=at,
        )
    )
    return rating
