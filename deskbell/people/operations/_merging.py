"""Merging two records of one person, and parting them again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require
from deskbell.people import policies, queries
from deskbell.people.events import PersonsMerged, PersonsParted
from deskbell.people.models import Address, Person, PersonMerge


class NotMergeable(Exception):
    """A person cannot be merged into itself, nor one that was merged already."""


class AlreadyParted(Exception):
    """This merge has been undone before."""


class MergedFurther(Exception):
    """Whoever was kept has been merged into another since; part those two first."""


@transaction.atomic
def merge(kept: Person, absorbed: Person, *, by: Actor, at: datetime) -> PersonMerge:
    """Let `kept` stand for both from now on: what reached `absorbed` reaches `kept`.

    What `absorbed` did keeps its name in the history. Undone by `part`. Raises `NotPermitted`,
    `NotMergeable`.
    """
    require(policies.may_merge_people(by, **_at_stake(kept, absorbed)))
    locked = Person.objects.select_for_update().order_by("pk").in_bulk([kept.pk, absorbed.pk])
    if len(locked) < 2 or any(person.merged_into_id for person in locked.values()):
        raise NotMergeable
    kept, absorbed = locked[kept.pk], locked[absorbed.pk]
    moved = {
        "addresses": list(absorbed.addresses.values("pk", "is_primary")),
        "absorbed_before": list(absorbed.absorbed.values_list("pk", flat=True)),
    }
    email = absorbed.email
    absorbed.absorbed.update(merged_into=kept)
    absorbed.merged_into = kept
    absorbed.email = None
    absorbed.save(update_fields=["merged_into", "email"])
    has_primary = set(kept.addresses.filter(is_primary=True).values_list("kind", flat=True))
    Address.objects.filter(person=absorbed, kind__in=has_primary).update(is_primary=False)
    Address.objects.filter(person=absorbed).update(person=kept)
    if kept.email is None and email is not None:
        kept.email = email
        kept.save(update_fields=["email"])
    merged = PersonMerge.objects.create(kept=kept, absorbed=absorbed, moved=moved, by=by.ref, at=at)
    record(
        PersonsMerged(
            person_id=kept.pk, absorbed_id=absorbed.pk, merge_id=merged.pk, by=by.ref, at=at
        )
    )
    return merged


@transaction.atomic
def part(merged: PersonMerge, *, by: Actor, at: datetime) -> None:
    """Undo a merge: what moved goes back.

    Raises `NotPermitted`, `AlreadyParted`, `MergedFurther`.
    """
    require(policies.may_merge_people(by, **_at_stake(merged.kept, merged.absorbed)))
    merged = PersonMerge.objects.select_for_update().get(pk=merged.pk)
    if merged.undone_at:
        raise AlreadyParted
    people = (
        Person.objects.select_for_update()
        .order_by("pk")
        .in_bulk([merged.kept_id, merged.absorbed_id])
    )
    kept, absorbed = people[merged.kept_id], people[merged.absorbed_id]
    if kept.merged_into_id:
        raise MergedFurther
    for address in merged.moved["addresses"]:
        Address.objects.filter(pk=address["pk"]).update(
            person=absorbed, is_primary=address["is_primary"]
        )
    # Addresses may have been added, removed and preferred since: each keeps what reaches them.
    for person in (kept, absorbed):
        _settle_addresses(person)
    Person.objects.filter(pk__in=merged.moved["absorbed_before"]).update(merged_into=absorbed)
    absorbed.merged_into = None
    absorbed.save(update_fields=["merged_into"])
    merged.undone_at = at
    merged.save(update_fields=["undone_at"])
    record(
        PersonsParted(
            person_id=kept.pk, absorbed_id=absorbed.pk, merge_id=merged.pk, by=by.ref, at=at
        )
    )


def _settle_addresses(person: Person) -> None:
    """Let one address of each kind be the preferred one, and the mail address sign in."""
    for kind in Address.Kind:
        ours = person.addresses.filter(kind=kind).order_by("-is_primary", "pk")
        first = ours.first()
        if first and not first.is_primary:
            first.is_primary = True
            first.save(update_fields=["is_primary"])
        if kind == Address.Kind.MAIL:
            person.email = first.value if first else None
            person.save(update_fields=["email"])


def _at_stake(*people: Person) -> dict[str, set[int]]:
    """Who would be made one, and where they work."""
    pks = {person.pk for person in people}
    return {"people": pks, "desks": queries.desks_worked_at(*pks)}
