"""Questions about people. The only way to get hold of one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from deskbell.kernel.actors import Actor, Role
from deskbell.people import policies
from deskbell.people.decisions import digest_of, normal
from deskbell.people.models import (
    Address,
    Desk,
    Organisation,
    Person,
    PersonMerge,
    RoleHeld,
    SetUpLink,
    Team,
)

if TYPE_CHECKING:
    from deskbell.people.models.person import PersonQuerySet


def actor_for(person: Person) -> Actor:
    """What `person` may do now, read once: the actor for one request or one act."""
    rows = list(
        Person.objects.filter(Q(pk=person.pk) | Q(merged_into=person)).values_list(
            "pk",
            "roles_held__name",
            "roles_held__desk_id",
            "roles_held__team_id",
            "roles_held__classes",
        )
    )
    roles = tuple(
        Role(name=name, desk_id=desk_id, team_id=team_id, classes=frozenset(classes))
        for _, name, desk_id, team_id, classes in rows
        if name is not None
    )
    speaks = person.speaks_for_organisation and person.organisation_id is not None
    return Actor(
        ref=person.ref,
        person_id=person.pk,
        identities=frozenset({person.pk, *(row[0] for row in rows)}),
        roles=roles if person.is_active else (),
        organisations=frozenset({person.organisation_id} if speaks else ()),  # type: ignore[arg-type]
    )


def person(pk: int) -> Person:
    """The person with this key, or whoever it was merged into."""
    found = Person.objects.get(pk=pk)
    return found.merged_into or found


def person_reached_by(kind: str, value: str) -> Person | None:
    """Whoever this address reaches. For doors and the system, which act for nobody."""
    address = (
        Address.objects.filter(kind=kind, value=normal(kind, value))
        .select_related("person__merged_into")
        .first()
    )
    return (address.person.merged_into or address.person) if address else None


def people_for(actor: Actor) -> PersonQuerySet:
    """Everybody `actor` may look up."""
    present = Person.objects.present()
    if policies.may_see_people(actor):
        return present
    return present.filter(Q(pk=actor.person_id) | Q(organisation__in=actor.organisations))


def people_named(actor: Actor, text: str) -> QuerySet[Person]:
    """Those of `people_for` whose name or address contains `text`."""
    return people_for(actor).named_like(text)


def desks_for(actor: Actor) -> QuerySet[Desk]:
    """The desks `actor` works at or looks after; the system: all."""
    desks = Desk.objects.order_by("pk")
    if actor.is_system:
        return desks
    return desks.filter(pk__in={role.desk_id for role in actor.roles if role.name != "requester"})


def other_desks(desk_id: int) -> QuerySet[Desk]:
    """Where a ticket of this desk could be handed to."""
    return Desk.objects.exclude(pk=desk_id).order_by("name")


def every_desk() -> list[int]:
    """The keys of all desks, whoever asks."""
    return list(Desk.objects.order_by("pk").values_list("pk", flat=True))


def teams_for(actor: Actor, desk_id: int | None = None) -> QuerySet[Team]:
    """The teams of those desks, lowest tier first."""
    teams = Team.objects.filter(desk__in=desks_for(actor)).select_related("desk")
    if desk_id is not None:
        teams = teams.filter(desk_id=desk_id)
    return teams.order_by("desk_id", "tier", "name")


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


def teams_answered_for(person_id: int) -> QuerySet[Team]:
    """The teams whose fallback owner this person is."""
    return Team.objects.filter(fallback_owner=person_id).order_by("desk_id", "name")


def members_of(team: Team) -> QuerySet[Person]:
    return Person.objects.filter(memberships__team=team).order_by("name")


def roles_at(desk_id: int) -> QuerySet[RoleHeld]:
    """Who may do more than ask at this desk, by name."""
    held = RoleHeld.objects.filter(desk_id=desk_id).exclude(name=RoleHeld.Name.REQUESTER)
    return held.select_related("person", "team").order_by("person__name", "person", "name")


def roles_of(person_id: int) -> QuerySet[RoleHeld]:
    """What this person holds, also by records merged into theirs."""
    held = RoleHeld.objects.filter(Q(person=person_id) | Q(person__merged_into=person_id))
    return held.select_related("desk", "team").order_by("desk_id", "name")


def teams_of(person_id: int) -> QuerySet[Team]:
    teams = Team.objects.filter(memberships__person=person_id)
    return teams.select_related("desk").order_by("desk_id", "tier", "name")


def addresses_of(person: Person) -> QuerySet[Address]:
    """Every way to reach them, the preferred one of each kind first."""
    return Address.objects.filter(person=person).order_by("kind", "-is_primary", "pk")


def merges_of(person: Person) -> QuerySet[PersonMerge]:
    """The merges into this record that can be undone, the latest first."""
    merges = PersonMerge.objects.filter(kept=person, undone_at=None)
    return merges.select_related("absorbed").order_by("-at", "-pk")


def merge(pk: int) -> PersonMerge:
    return PersonMerge.objects.select_related("kept", "absorbed").get(pk=pk)


def person_for(actor: Actor, pk: int) -> Person:
    """Raises `Person.DoesNotExist`, also where `actor` may not look them up."""
    return people_for(actor).select_related("organisation", "department", "site").get(pk=pk)


def organisations() -> QuerySet[Organisation]:
    return Organisation.objects.order_by("name")


def team(pk: int) -> Team:
    return Team.objects.select_related("desk", "fallback_owner").get(pk=pk)


def first_team_of(desk_id: int) -> Team:
    """Where a contact goes that names no team: the first of the lowest tier."""
    return Team.objects.filter(desk_id=desk_id).order_by("tier", "pk")[0]


def desks_worked_at(*people: int) -> set[int]:
    """Where these people may do more than ask."""
    held = RoleHeld.objects.filter(person__in=people).exclude(name=RoleHeld.Name.REQUESTER)
    return set(held.values_list("desk_id", flat=True))


def desk(pk: int) -> Desk:
    return Desk.objects.get(pk=pk)


def names_of(people: Iterable[int]) -> dict[int, str]:
    return dict(Person.objects.filter(pk__in=people).values_list("pk", "name"))


def names_of_teams(teams: Iterable[int]) -> dict[int, str]:
    return dict(Team.objects.filter(pk__in=teams).values_list("pk", "name"))


def names_of_desks(desks: Iterable[int]) -> dict[int, str]:
    return dict(Desk.objects.filter(pk__in=desks).values_list("pk", "name"))


def organisation_named(name: str) -> Organisation | None:
    return Organisation.objects.filter(name__iexact=name).first()


def person_who_signs_in(mail: str) -> Person | None:
    """Whoever may sign in with this address: their first one only, which they cannot be given
    by somebody else, as a further address can.
    """
    person = Person.objects.filter(email=normal("mail", mail)).first()
    return person if person and policies.may_sign_in(person) else None


def is_anybody_here() -> bool:
    """False on the very first start, before the desk is set up."""
    return RoleHeld.objects.filter(name=RoleHeld.Name.ADMINISTRATOR).exists()


def is_set_up_offered(held: str, *, at: datetime) -> bool:
    """Whether what a link held still opens the set-up page."""
    good = SetUpLink.objects.filter(digest=digest_of(held), ends_at__gt=at)
    return good.exists() and not is_anybody_here()
