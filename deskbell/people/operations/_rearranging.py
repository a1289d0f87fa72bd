"""Changing desks and teams that are there, and who works in them as what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require
from deskbell.people import policies
from deskbell.people.events import DeskChanged, RoleGiven, TeamChanged, TeamLeft
from deskbell.people.models import Desk, Membership, Person, RoleHeld, Team
from deskbell.people.operations._desks import NameTaken, join_team, take_role
from deskbell.people.operations._keeping import keep_somebody_to_answer


class NotHeld(Exception):
    """This role was taken away meanwhile."""


@transaction.atomic
def change_desk(
    desk: Desk,
    *,
    by: Actor,
    at: datetime,
    name: str,
    language: str,
    time_zone: str,
    signature: str,
) -> Desk:
    """Give a desk another name, language, time zone, signature. Raises `NotPermitted`."""
    require(policies.may_administer(by, desk.pk))
    desk = Desk.objects.select_for_update().get(pk=desk.pk)
    new = (name, language, time_zone, signature)
    if new == (desk.name, desk.language, desk.time_zone, desk.signature):
        return desk
    desk.name, desk.language, desk.time_zone, desk.signature = new
    desk.save(update_fields=["name", "language", "time_zone", "signature"])
    record(
        DeskChanged(
            desk_id=desk.pk,
            language=language,
            time_zone=time_zone,
            title=name,
            signature=signature,
            by=by.ref,
            at=at,
        )
    )
    return desk


@transaction.atomic
def change_team(
    team: Team, *, by: Actor, at: datetime, name: str, tier: int, fallback_owner: Person
) -> Team:
    """Give a team another name, tier or fallback owner, who joins it.

    Raises `NotPermitted`, `NameTaken`.
    """
    require(policies.may_administer(by, team.desk_id))
    Desk.objects.select_for_update().get(pk=team.desk_id)
    team = Team.objects.select_related("desk").get(pk=team.pk)
    if (name, tier, fallback_owner.pk) == (team.name, team.tier, team.fallback_owner_id):
        return team
    team.name, team.tier, team.fallback_owner = name, tier, fallback_owner
    try:
        with transaction.atomic():
            team.save(update_fields=["name", "tier", "fallback_owner"])
    except IntegrityError as taken:
        raise NameTaken from taken
    record(
        TeamChanged(
            desk_id=team.desk_id,
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
def leave_team(person: Person, team: Team, *, by: Actor, at: datetime) -> None:
    """Let `person` no longer work in `team`; with the last team of a desk, agent ends there too.

    What they hold stays theirs. Raises `NotPermitted`, `StillFallbackOwner`.
    """
    require(policies.may_administer(by, team.desk_id))
    person = Person.objects.select_for_update().get(pk=person.pk)
    keep_somebody_to_answer(person, team=team)
    gone, _ = Membership.objects.filter(person=person, team=team).delete()
    if not gone:
        return
    record(TeamLeft(person_id=person.pk, team_id=team.pk, by=by.ref, at=at))
    if not person.memberships.filter(team__desk=team.desk_id).exists():
        take_role(person, "agent", desk=team.desk, by=by, at=at)


@transaction.atomic
def clear_for(
    person: Person,
    role: str,
    *,
    desk: Desk,
    classes: Iterable[str],
    by: Actor,
    at: datetime,
    team: Team | None = None,
) -> None:
    """Let a role that is held clear exactly these confidential classes.

    Raises `NotPermitted`, `NotHeld`.
    """
    require(policies.may_administer(by, desk.pk))
    person = Person.objects.select_for_update().get(pk=person.pk)
    held = RoleHeld.objects.filter(person=person, desk=desk, team=team, name=role).first()
    if held is None:
        raise NotHeld
    cleared = sorted(set(classes))
    if cleared == held.classes:
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
