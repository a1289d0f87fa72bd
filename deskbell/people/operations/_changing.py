"""Changing what is known about people, and whether they take part at all."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require
from deskbell.people import policies, queries
from deskbell.people.events import (
    AddressPreferred,
    AddressRemoved,
    PersonChanged,
    PersonDeactivated,
    PersonInvited,
    PersonReactivated,
)
from deskbell.people.models import Address, Desk, Person
from deskbell.people.operations._keeping import keep_an_administrator, keep_somebody_to_answer

CHANGEABLE = frozenset(
    {
        *("name", "title", "language", "time_zone"),
        *("organisation", "department", "site", "speaks_for_organisation"),
    }
)


class OnlyAddress(Exception):
    """Whoever works at a desk signs in with this mail address; add another one first."""


class CannotSignIn(Exception):
    """Without a mail address, a stranger or deactivated: nothing to invite to."""


class NotYourself(Exception):
    """Nobody shuts themself out; ask another administrator."""


@transaction.atomic
def change_person(person: Person, *, by: Actor, at: datetime, **values: Any) -> Person:
    """Put right what is known about `person`: any of `CHANGEABLE`; what is not given stays.

    Raises `NotPermitted`, `TypeError` for anything else.
    """
    require(policies.may_add_people(by))
    if unknown := values.keys() - CHANGEABLE:
        raise TypeError(f"not to be changed: {', '.join(sorted(unknown))}")
    person = _locked(person)
    changed = tuple(sorted(name for name in values if getattr(person, name) != values[name]))
    if not changed:
        return person
    if "speaks_for_organisation" in changed:
        # It lets them read what others asked for.
        require(policies.may_administer(by))
    for name in changed:
        setattr(person, name, values[name])
    person.save(update_fields=changed)
    record(
        PersonChanged(person_id=person.pk, changed=changed, full_name=person.name, by=by.ref, at=at)
    )
    return person


@transaction.atomic
def prefer_address(address: Address, *, by: Actor, at: datetime) -> Address:
    """Make this the address to reach its person by; of mail addresses, the one to sign in with.

    Raises `NotPermitted`.
    """
    person = _locked(address.person)
    address = person.addresses.get(pk=address.pk)
    _require_to_touch(by, person, address.kind)
    if address.is_primary:
        return address
    person.addresses.filter(kind=address.kind, is_primary=True).update(is_primary=False)
    address.is_primary = True
    address.save(update_fields=["is_primary"])
    if address.kind == Address.Kind.MAIL:
        person.email = address.value
        person.save(update_fields=["email"])
    record(
        AddressPreferred(
            person_id=person.pk, address_id=address.pk, kind=address.kind, by=by.ref, at=at
        )
    )
    return address


@transaction.atomic
def remove_address(address: Address, *, by: Actor, at: datetime) -> None:
    """Let an address no longer reach its person; of those left, the oldest takes its place.

    Raises `NotPermitted`, `OnlyAddress`.
    """
    person = _locked(address.person)
    address = person.addresses.get(pk=address.pk)
    _require_to_touch(by, person, address.kind)
    next_one = person.addresses.filter(kind=address.kind).exclude(pk=address.pk).order_by("pk")
    heir = next_one.first() if address.is_primary else None
    if address.is_primary and heir is None and address.kind == Address.Kind.MAIL:
        if queries.desks_worked_at(person.pk):
            raise OnlyAddress
        person.email = None
    gone = (address.pk, address.kind, address.value)
    address.delete()
    if heir:
        heir.is_primary = True
        heir.save(update_fields=["is_primary"])
        if heir.kind == Address.Kind.MAIL:
            person.email = heir.value
    person.save(update_fields=["email"])
    pk, kind, value = gone
    record(
        AddressRemoved(person_id=person.pk, address_id=pk, kind=kind, value=value, by=by.ref, at=at)
    )


@transaction.atomic
def deactivate(person: Person, *, by: Actor, at: datetime) -> Person:
    """Let `person` no longer sign in, nor hold anything. What they did and asked for stays.

    Raises `NotPermitted`, `NotYourself`, `StillFallbackOwner`, `LastAdministrator`.
    """
    require(policies.may_let_in(by, person.pk, desks=queries.desks_worked_at(person.pk)))
    require(policies.may_administer(by))
    if by.person_id == person.pk:
        raise NotYourself
    keep_an_administrator(person)
    person = _locked(person)
    keep_somebody_to_answer(person)
    if person.is_active:
        person.is_active = False
        person.save(update_fields=["is_active"])
        record(PersonDeactivated(person_id=person.pk, by=by.ref, at=at))
    return person


@transaction.atomic
def reactivate(person: Person, *, by: Actor, at: datetime) -> Person:
    """Undo `deactivate`: the roles they held are theirs again. Raises `NotPermitted`."""
    require(policies.may_let_in(by, person.pk, desks=queries.desks_worked_at(person.pk)))
    require(policies.may_administer(by))
    person = _locked(person)
    if not person.is_active:
        person.is_active = True
        person.save(update_fields=["is_active"])
        record(PersonReactivated(person_id=person.pk, by=by.ref, at=at))
    return person


@transaction.atomic
def invite(person: Person, *, desk: Desk, by: Actor, at: datetime) -> None:
    """Let `desk` tell `person` by mail how to sign in. Raises `NotPermitted`, `CannotSignIn`."""
    require(policies.may_administer(by, desk.pk))
    person = _locked(person)
    if not (person.email and policies.may_sign_in(person)):
        raise CannotSignIn
    record(PersonInvited(person_id=person.pk, desk_id=desk.pk, by=by.ref, at=at))


def _locked(person: Person) -> Person:
    return Person.objects.select_for_update().get(pk=person.pk)


def _require_to_touch(by: Actor, person: Person, kind: str) -> None:
    """A mail address is a way to sign in: see `policies.may_let_in`."""
    require(policies.may_add_people(by))
    desks = queries.desks_worked_at(person.pk)
    if kind == Address.Kind.MAIL and desks:
        require(policies.may_let_in(by, person.pk, desks=desks))
