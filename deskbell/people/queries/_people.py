"""Who somebody is, whom one may look up, and by which address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import F, Q, QuerySet

from deskbell.kernel.actors import Actor, Role
from deskbell.kernel.models import RecordedEvent
from deskbell.kernel.questions import Among, question
from deskbell.people import policies
from deskbell.people.decisions import normal
from deskbell.people.models import (
    Address,
    Organisation,
    Person,
    PersonMerge,
)

if TYPE_CHECKING:
    from deskbell.people.models.person import PersonQuerySet


def actor_for(person: Person) -> Actor:
    """What `person` may do now, read once: the actor for one request or one act."""
    rows = _held_by(person.pk)
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


@question
def _held_by(pk: int) -> QuerySet[Person, tuple[Any, ...]]:
    """Each record of a person, with each role held by it."""
    held = (f"roles_held__{name}" for name in ("name", "desk_id", "team_id", "classes"))
    return Person.objects.filter(Q(pk=pk) | Q(merged_into=pk)).values_list("pk", *held)


@question
def _with_key(pk: int) -> QuerySet[Person]:
    return Person.objects.filter(pk=pk)


def person_signed_in(pk: int) -> Person | None:
    """Whose sign-in it is that names this key; asked with every request."""
    return next(iter(_with_key(pk)), None)


def person(pk: int) -> Person:
    """The person with this key, or whoever it was merged into."""
    for found in _with_key(pk):
        return found.merged_into or found
    raise Person.DoesNotExist(f"no person with the key {pk}")


def records_of(people: Iterable[int]) -> dict[int, frozenset[int]]:
    """For each of these keys, all records of the person it stands for: a merge rewrites nothing."""
    standing: dict[int, int] = {}
    together: dict[int, set[int]] = defaultdict(set)
    asked = Person.objects.filter(pk__in=list(people))
    ends = {merged or pk for pk, merged in asked.values_list("pk", "merged_into")}
    same = Person.objects.filter(Q(pk__in=ends) | Q(merged_into__in=ends))
    for pk, merged in same.values_list("pk", "merged_into"):
        standing[pk] = merged or pk
        together[merged or pk].add(pk)
    return {pk: frozenset(together[standing[pk]]) for pk in people if pk in standing}


def records_merged_into(person_id: int) -> list[int]:
    """The key of this record, which stands for itself, and of those merged into it."""
    return _merged_into(person_id)


@question
def _merged_into(person_id: int) -> QuerySet[Person, int]:
    records = Person.objects.filter(Q(pk=person_id) | Q(merged_into=person_id))
    return records.values_list("pk", flat=True)


def person_reached_by(kind: str, value: str) -> Person | None:
    """Whoever this address reaches. For doors and the system, which act for nobody."""
    for found in _reached_by(kind, normal(kind, value)):
        return found.merged_into or found
    return None


@question
def _reached_by(kind: str, value: str) -> QuerySet[Person]:
    reached = Person.objects.filter(addresses__kind=kind, addresses__value=value)
    return reached.order_by("pk")[:1]


def people_for(actor: Actor) -> PersonQuerySet:
    """Everybody `actor` may look up."""
    present = Person.objects.present()
    if policies.may_see_people(actor):
        return present
    return present.filter(Q(pk=actor.person_id) | Q(organisation__in=actor.organisations))


def people_named(actor: Actor, text: str) -> QuerySet[Person]:
    """Those of `people_for` whose name or address contains `text`."""
    return people_for(actor).named_like(text)


def people_known_as(actor: Actor, text: str) -> QuerySet[Person]:
    """Those of `people_for` who have exactly this address or this name."""
    mail = Address.objects.filter(kind=Address.Kind.MAIL, value=normal("mail", text))
    exactly = Q(name__iexact=text.strip()) | Q(pk__in=mail.values("person"))
    return people_for(actor).filter(exactly).order_by("name", "pk")


#: Whom one looks for among everybody.
AMONG = {
    "staff": Q(roles_held__name__in=[*policies.STAFF, "auditor"]),
    "strangers": Q(is_stranger=True),
    "deactivated": Q(is_active=False),
}


def people_listed(
    actor: Actor, *, text: str = "", who: str = "", after: tuple[str, int] | None = None
) -> QuerySet[Person]:
    """Those of `people_named` by name; `after` is the name and key of the one to go on from.

    `who` narrows it to `staff`, `strangers` or `deactivated`.
    """
    named = people_named(actor, text) if text else people_for(actor)
    found = Person.objects.filter(pk__in=named.values("pk")).select_related("organisation")
    if who in AMONG:
        found = found.filter(AMONG[who])
    if after is not None:
        name, pk = after
        found = found.filter(Q(name__gt=name) | Q(name=name, pk__gt=pk))
    return found.order_by("name", "pk").distinct()


def addresses_of(person: Person) -> QuerySet[Address]:
    """Every way to reach them, the preferred one of each kind first."""
    return Address.objects.filter(person=person).order_by("kind", "-is_primary", "pk")


def addresses_listed(person_id: int) -> list[Address]:
    """The same, to be shown and no more."""
    return _addresses(person_id)


@question
def _addresses(person_id: int) -> QuerySet[Address]:
    return Address.objects.filter(person=person_id).order_by("kind", "-is_primary", "pk")


def mail_addresses_of(people: Iterable[int]) -> frozenset[str]:
    """Every mail address that reaches one of `people`, in lower case."""
    reaching = Address.objects.filter(kind=Address.Kind.MAIL, person__in=list(people))
    return frozenset(reaching.values_list("value", flat=True))


def history_of(person: Person, *, most: int = 12) -> list[RecordedEvent]:
    """What happened to this record, the latest first."""
    rows = RecordedEvent.objects.filter(stream=person.ref).order_by("-position")
    return list(rows[:most])


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


def names_of(people: Iterable[int]) -> dict[int, str]:
    return dict(_names(list(people)))


@question
def _names(people: Sequence[int]) -> QuerySet[Person, tuple[int, str]]:
    return Person.objects.filter(Among(F("pk"), people)).values_list("pk", "name")


def organisation_named(name: str) -> Organisation | None:
    return Organisation.objects.filter(name__iexact=name).first()


def person_who_signs_in(mail: str) -> Person | None:
    """Whoever may sign in with this address: their first one only, which they cannot be given
    by somebody else, as a further address can.
    """
    person = Person.objects.filter(email=normal("mail", mail)).first()
    return person if person and policies.may_sign_in(person) else None
