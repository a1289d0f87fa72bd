"""Setting up: the first desk, its first team and the first administrator, by a one-time link."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.people import queries
from deskbell.people.decisions import digest_of, slug_from
from deskbell.people.models import Desk, Person, SetUpLink, Team
from deskbell.people.operations._adding import add_person, set_password
from deskbell.people.operations._desks import form_team, give_role, open_desk

LASTS = timedelta(hours=24)

#: Whoever holds the link acts for the house itself.
WITH_THE_LINK = Actor(ref="set-up", is_system=True)


class LinkSpent(Exception):
    """The link was used, is too old, or somebody looks after a desk already."""


@transaction.atomic
def offer_set_up(*, at: datetime) -> str | None:
    """What a link to the set-up page must hold; None once somebody looks after a desk.

    Links offered before stay good until they end: the page one of them opened survives a restart.
    """
    SetUpLink.objects.filter(ends_at__lte=at).delete()
    if queries.is_anybody_here():
        return None
    held = secrets.token_urlsafe(24)
    SetUpLink.objects.create(digest=digest_of(held), offered_at=at, ends_at=at + LASTS)
    return held


@transaction.atomic
def set_up(
    held: str,
    *,
    name: str,
    mail: str,
    password: str,
    desk: str,
    team: str,
    at: datetime,
    language: str = "en",
    time_zone: str = "UTC",
) -> tuple[Person, Team]:
    """Open the first desk with its first team, and make `name` its administrator, who can sign in.

    `held` is what the link held. Raises `LinkSpent`, `AddressTaken`.
    """
    # All of them, so that of two links used at once one finds nothing.
    offered = {link.digest: link for link in SetUpLink.objects.select_for_update().order_by("pk")}
    link = offered.get(digest_of(held))
    if link is None or link.ends_at <= at or queries.is_anybody_here():
        raise LinkSpent
    by = WITH_THE_LINK
    person = add_person(name, mail=mail, language=language, time_zone=time_zone, by=by, at=at)
    set_password(person, password, by=by, at=at)
    opened = open_desk(
        desk, slug=_free_slug(desk), language=language, time_zone=time_zone, by=by, at=at
    )
    formed = form_team(opened, team, fallback_owner=person, by=by, at=at)
    for role in ("lead", "administrator"):
        give_role(person, role, desk=opened, by=by, at=at)
    SetUpLink.objects.all().delete()
    return Person.objects.get(pk=person.pk), formed


def _free_slug(name: str) -> str:
    wanted = slug_from(name)
    taken = set(Desk.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    tries = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(slug for slug in tries if slug not in taken)
