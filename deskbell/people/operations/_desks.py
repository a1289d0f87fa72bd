"""Setting up desks and teams, and who may do what there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require
from deskbell.people import policies
from deskbell.people.events import DeskOpened, RoleGiven, RoleTaken, TeamFormed, TeamJoined
from deskbell.people.models import Desk, Membership, Person, RoleHeld, Team
from deskbell.people.operations._keeping import keep_an_administrator


class NameTaken(Exception):
    """There is a desk, or at this desk a team, of this name already."""


@transaction.atomic
def open_desk(
    name: str, *, slug: str, by: Actor, at: datetime, language: str = "en", time_zone: str = "UTC"
) -> Desk:
    """Set up a desk; the person who does looks after it. Raises `NotPermitted`, `NameTaken`."""
    require(policies.may_administer(by))
    try:
        with transaction.atomic():
            desk = Desk.objects.create(
                name=name, slug=slug, language=language, time_zone=time_zone, created_at=at
            )
    except IntegrityError as taken:
        raise NameTaken from taken
    record(DeskOpened(desk_id=desk.pk, title=name, by=by.ref, at=at))
    if by.person_id:
        opener = Person.objects.get(pk=by.person_id)
        # Nobody holds a role at a desk that was not there a moment ago.
        give_role(opener, "administrator", desk=desk, by=Actor(ref=by.ref, is_system=True), at=at)
    return desk


@transaction.atomic
def form_team(
    desk: Desk, name: str, *, fallback_owner: Person, by: Actor, at: datetime, tier: int = 1
) -> Team:
    """Set up a team at `desk`; its fallback owner joins it and may hold tickets there.

    Raises `NotPermitted`, `NameTaken`.
    """
    require(policies.may_administer(by, desk.pk))
    desk = Desk.objects.select_for_update().get(pk=desk.pk)
    try:
        with transaction.atomic():
            team = Team.objects.create(
                desk=desk, name=name, tier=tier, fallback_owner=fallback_owner
            )
    except IntegrityError as taken:
        raise NameTaken from taken
    record(
        TeamFormed(
            desk_id=desk.pk,
            team_id=team.pk,
            tier=tier,
            fallback_owner_id=fallback_owner.pk,
            title=name,
            by=by.ref,
            at=at,
        )
    )
    join_team(fallback_owner, team, by=by, at=at)
    return team


@transaction.atomic
def join_team(person: Person, team: Team, *, by: Actor, at: datetime) -> None:
    """Let `person` work in `team`, as an agent of its desk. Raises `NotPermitted`."""
    require(policies.may_administer(by, team.desk_id))
    person = Person.objects.select_for_update().get(pk=person.pk)
    _, is_new = Membership.objects.get_or_create(team=team, person=person)
    if is_new:
        record(TeamJoined(person_id=person.pk, team_id=team.pk, by=by.ref, at=at))
    give_role(person, "agent", desk=team.desk, by=by, at=at)


@transaction.atomic
def give_role(
    person: Person,
    role: str,
    *,
    desk: Desk,
    by: Actor,
    at: datetime,
    team: Team | None = None,
    classes: Iterable[str] = (),
) -> None:
    """Let `person` be `role` at `desk` (for `team` only, where given), clearing `classes` as well.

    Raises `NotPermitted`.
    """
    require(policies.may_administer(by, desk.pk))
    person = Person.objects.select_for_update().get(pk=person.pk)
    held, is_new = RoleHeld.objects.get_or_create(person=person, desk=desk, team=team, name=role)
    cleared = sorted({*held.classes, *classes})
    if not is_new and cleared == held.classes:
        return
    held.classes = cleared
    held.save(update_fields=["classes"])
    record(
        RoleGiven(
            person_id=person.pk,
            desk_id=desk.pk,
            team_id=team.pk if team else None,
            role=role,
            classes=tuple(cleared),
            by=by.ref,
            at=at,
        )
    )


@transaction.atomic
def take_role(
    person: Person, role: str, *, desk: Desk, by: Actor, at: datetime, team: Team | None = None
) -> None:
    """Take a role away; nothing happens if it is not held.

    Raises `NotPermitted`, `LastAdministrator`.
    """
    require(policies.may_administer(by, desk.pk))
    if role == RoleHeld.Name.ADMINISTRATOR:
        keep_an_administrator(person, desk=desk)
    person = Person.objects.select_for_update().get(pk=person.pk)
    gone, _ = RoleHeld.objects.filter(person=person, desk=desk, team=team, name=role).delete()
    if gone:
        record(
            RoleTaken(
                person_id=person.pk,
                desk_id=desk.pk,
                team_id=team.pk if team else None,
                role=role,
                by=by.ref,
                at=at,
            )
        )
