"""Which desks and teams there are, who works in them and as what."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat

from deskbell.kernel.actors import Actor
from deskbell.kernel.questions import Among, question
from deskbell.people import policies
from deskbell.people.decisions import digest_of
from deskbell.people.models import (
    Desk,
    Membership,
    Person,
    RoleHeld,
    SetUpLink,
    Team,
)


def desks_looked_after(actor: Actor) -> QuerySet[Desk]:
    """The desks whose settings `actor` may look at: as administrator, or as auditor."""
    names = ("administrator", "auditor")
    pks = {role.desk_id for role in actor.roles if role.name in names}
    return Desk.objects.filter(pk__in=pks).order_by("name")


def desks_administered(actor: Actor) -> QuerySet[Desk]:
    """Those of them `actor` may set up."""
    pks = {role.desk_id for role in actor.roles if role.name == "administrator"}
    return Desk.objects.filter(pk__in=pks).order_by("pk")


def desks_for(actor: Actor) -> QuerySet[Desk]:
    """The desks `actor` works at or looks after; the system: all."""
    desks = Desk.objects.order_by("pk")
    if actor.is_system:
        return desks
    return desks.filter(pk__in={role.desk_id for role in actor.roles if role.name != "requester"})


def other_desks(desk_id: int) -> QuerySet[Desk]:
    """Where a ticket of this desk could be handed to."""
    return Desk.objects.exclude(pk=desk_id).order_by("name")


def has_other_desks(desk_id: int) -> bool:
    return bool(_others(desk_id))


@question
def _others(desk_id: int) -> QuerySet[Desk, int]:
    return Desk.objects.exclude(pk=desk_id).values_list("pk", flat=True)[:1]


def every_desk() -> list[int]:
    """The keys of all desks, whoever asks."""
    return list(Desk.objects.order_by("pk").values_list("pk", flat=True))


def desk(pk: int) -> Desk:
    return Desk.objects.get(pk=pk)


def names_of_desks(desks: Iterable[int]) -> dict[int, str]:
    return dict(Desk.objects.filter(pk__in=desks).values_list("pk", "name"))


def teams_for(actor: Actor, desk_id: int | None = None) -> QuerySet[Team]:
    """The teams of those desks, lowest tier first."""
    teams = Team.objects.filter(desk__in=desks_for(actor)).select_related("desk")
    if desk_id is not None:
        teams = teams.filter(desk_id=desk_id)
    return teams.order_by("desk_id", "tier", "name")


def teams_to_ask() -> QuerySet[Team]:
    """Every team of the house, with its desk: any can be asked to do a part of something."""
    return Team.objects.select_related("desk").order_by("desk__name", "tier", "name")


def teams_listed(actor: Actor) -> list[tuple[int, str]]:
    """Key and name of the teams in `teams_for`, in that order."""
    return _listed(actor=actor.rights)


@question
def _listed(*, actor: Actor) -> QuerySet[Team, tuple[int, str]]:
    return teams_for(actor).select_related(None).values_list("pk", "name")


def teams_to_set_up(actor: Actor) -> QuerySet[Team]:
    """The teams of the desks `actor` administers, with their desks."""
    pks = {role.desk_id for role in actor.roles if role.name == "administrator"}
    teams = Team.objects.filter(desk__in=pks).select_related("desk")
    return teams.order_by("desk__name", "tier", "name")


def teams_of_desk(desk_id: int) -> QuerySet[Team]:
    """With everybody who works in them, lowest tier first."""
    teams = Team.objects.filter(desk=desk_id).select_related("fallback_owner")
    return teams.prefetch_related("members").order_by("tier", "name")


def teams_of(person_id: int) -> QuerySet[Team]:
    teams = Team.objects.filter(memberships__person=person_id)
    return teams.select_related("desk").order_by("desk_id", "tier", "name")


def teams_joined(people: Iterable[int]) -> QuerySet[Membership, int]:
    """The keys of the teams these people work in: a list, or a part of another question."""
    return Membership.objects.filter(Among(F("person"), people)).values_list("team", flat=True)


def teams_answered_for(person_id: int) -> QuerySet[Team]:
    """The teams whose fallback owner this person is."""
    return Team.objects.filter(fallback_owner=person_id).order_by("desk_id", "name")


def team(pk: int) -> Team:
    return Team.objects.select_related("desk", "fallback_owner").get(pk=pk)


def first_team_of(desk_id: int) -> Team:
    """Where a contact goes that names no team: the first of the lowest tier."""
    return Team.objects.filter(desk_id=desk_id).order_by("tier", "pk")[0]


def names_of_teams(teams: Iterable[int]) -> dict[int, str]:
    return dict(Team.objects.filter(pk__in=teams).values_list("pk", "name"))


def agents_of(desk_id: int, team_id: int | None = None) -> QuerySet[Person]:
    """Who may hold a ticket of this desk (and team)."""
    held = RoleHeld.objects.filter(desk_id=desk_id, name__in=["agent", "lead"])
    if team_id is not None:
        held = held.filter(Q(team=None) | Q(team_id=team_id))
    return (
        Person.objects.present()
        .filter(is_active=True, pk__in=held.values("person"))
        .order_by("name")
    )


def agents() -> QuerySet[Person]:
    """Who may hold something at any desk."""
    held = RoleHeld.objects.filter(name__in=["agent", "lead"])
    able = Person.objects.present().filter(is_active=True, pk__in=held.values("person"))
    return able.order_by("name")


def workers_at(desk_id: int, *, besides: QuerySet[Any, Any] | None = None) -> QuerySet[Person]:
    """Whoever works at this desk, in whatever role; and whoever is among the keys `besides`."""
    held = RoleHeld.objects.filter(desk_id=desk_id, name__in=policies.STAFF)
    working = Q(is_active=True, merged_into=None, pk__in=held.values("person"))
    also = Q() if besides is None else Q(pk__in=besides)
    return Person.objects.filter(working | also).order_by("name")


#: Whoever has not been deactivated, also under a record merged into theirs.
ACTIVE = Q(person__merged_into=None, person__is_active=True) | Q(
    person__merged_into__is_active=True
)


def teams_with_members() -> QuerySet[Membership, Any]:
    """The keys of teams in which somebody works."""
    return Membership.objects.filter(ACTIVE).values("team")


def members_by_team(teams: Collection[int]) -> dict[int, set[int]]:
    """Of each of these teams, who works in it."""
    found: dict[int, set[int]] = {team: set() for team in teams}
    working = Membership.objects.filter(ACTIVE, team__in=list(teams))
    for team, person in working.values_list("team", "person"):
        found[team].add(person)
    return found


def workers_and_desks() -> list[QuerySet[RoleHeld, Any]]:
    """Each person, under each of their records, with each desk they work at: `12 at 3`."""
    held = RoleHeld.objects.filter(ACTIVE, name__in=policies.STAFF)
    records = ("", "__merged_into", "__absorbed", "__merged_into__absorbed")
    return [
        held.filter(**{f"person{record}__isnull": False}).values(
            told=person_at_desk(f"person{record}", "desk")
        )
        for record in records
    ]


def person_at_desk(person: str, desk: str) -> Concat:
    """How `workers_and_desks` names a person at a desk."""
    parts = Cast(person, TextField()), Value(" at "), Cast(desk, TextField())
    return Concat(*parts, output_field=TextField())


def count_active_members(team_id: int) -> int:
    return Membership.objects.filter(ACTIVE, team=team_id).count()


def members_of(team: Team) -> QuerySet[Person]:
    return Person.objects.filter(memberships__team=team).order_by("name")


def members_joined(team_id: int) -> list[int]:
    """The keys of those who work in a team, for many at once."""
    return list(Membership.objects.filter(ACTIVE, team=team_id).values_list("person", flat=True))


def roles_at(desk_id: int) -> QuerySet[RoleHeld]:
    """Who may do more than ask at this desk, by name."""
    held = RoleHeld.objects.filter(desk_id=desk_id).exclude(name=RoleHeld.Name.REQUESTER)
    return held.select_related("person", "team").order_by("person__name", "person", "name")


def roles_of(person_id: int) -> QuerySet[RoleHeld]:
    """What this person holds, also by records merged into theirs."""
    held = RoleHeld.objects.filter(Q(person=person_id) | Q(person__merged_into=person_id))
    return held.select_related("desk", "team").order_by("desk_id", "name")


def desks_worked_at(*people: int) -> set[int]:
    """Where these people may do more than ask."""
    held = RoleHeld.objects.filter(person__in=people).exclude(name=RoleHeld.Name.REQUESTER)
    return set(held.values_list("desk_id", flat=True))


def is_anybody_here() -> bool:
    """False on the very first start, before the desk is set up."""
    return RoleHeld.objects.filter(name=RoleHeld.Name.ADMINISTRATOR).exists()


def is_set_up_offered(held: str, *, at: datetime) -> bool:
    """Whether what a link held still opens the set-up page."""
    good = SetUpLink.objects.filter(digest=digest_of(held), ends_at__gt=at)
    return good.exists() and not is_anybody_here()


def names_of_roles() -> dict[str, str]:
    """What roles are called, in the language that is active, by their codes."""
    return {code: str(label) for code, label in RoleHeld.Name.choices}
