"""Adding people, and the addresses that reach them."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.inserting import insert
from deskbell.kernel.permission import require
from deskbell.people import policies, queries
from deskbell.people.decisions import name_from, normal
from deskbell.people.events import AddressAdded, PasswordSet, PersonAdded, PersonVouchedFor
from deskbell.people.models import Address, Department, Organisation, Person, Site


class AddressTaken(Exception):
    """This address already reaches somebody; merge the two if they are one person."""


@transaction.atomic
def add_person(
    name: str,
    *,
    by: Actor,
    at: datetime,
    mail: str = "",
    phone: str = "",
    organisation: Organisation | None = None,
    department: Department | None = None,
    site: Site | None = None,
    title: str = "",
    language: str = "",
    time_zone: str = "",
    speaks_for_organisation: bool = False,
    is_stranger: bool = False,
) -> Person:
    """Make somebody known. Raises `NotPermitted`, or `AddressTaken` if an address is in use."""
    require(policies.may_add_people(by))
    mail = normal("mail", mail)
    person = Person(
        name=name.strip() or name_from(mail),
        email=mail or None,
        organisation=organisation,
        department=department,
        site=site,
        title=title,
        language=language,
        time_zone=time_zone,
        speaks_for_organisation=speaks_for_organisation,
        is_stranger=is_stranger,
        created_at=at,
    )
    person.set_unusable_password()
    try:
        with transaction.atomic():
            insert(person)
            for kind, value in (("mail", mail), ("phone", normal("phone", phone))):
                if value:
                    insert(Address(person=person, kind=kind, value=value, is_primary=True))
    except IntegrityError as taken:
        raise AddressTaken from taken
    record(
        PersonAdded(
            person_id=person.pk,
            is_stranger=is_stranger,
            full_name=person.name,
            mail=mail,
            by=by.ref,
            at=at,
        )
    )
    return person


def meet(mail: str, name: str, *, by: Actor, at: datetime) -> Person:
    """Whoever this mail address reaches; a stranger is added. Safe when two meet at once."""
    found = queries.person_reached_by("mail", mail)
    if found:
        return found
    try:
        return add_person(name, mail=mail, is_stranger=True, by=by, at=at)
    except AddressTaken:
        found = queries.person_reached_by("mail", mail)
        if found is None:
            raise
        return found


@transaction.atomic
def vouch_for(person: Person, *, by: Actor, at: datetime) -> Person:
    """Say that this person is known. Raises `NotPermitted`."""
    require(policies.may_add_people(by))
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.is_stranger:
        person.is_stranger = False
        person.save(update_fields=["is_stranger"])
        record(PersonVouchedFor(person_id=person.pk, by=by.ref, at=at))
    return person


@transaction.atomic
def add_address(person: Person, kind: str, value: str, *, by: Actor, at: datetime) -> Address:
    """Let a further address reach `person`, or whoever stands for them.

    Raises `NotPermitted`, `AddressTaken`.
    """
    require(policies.may_add_people(by))
    person = Person.objects.select_for_update().get(pk=queries.person(person.pk).pk)
    is_first = not person.addresses.filter(kind=kind).exists()
    if is_first and kind == "mail" and (desks := queries.desks_worked_at(person.pk)):
        # With a first mail address one can sign in.
        require(policies.may_let_in(by, person.pk, desks=desks))
    try:
        with transaction.atomic():
            address = Address.objects.create(
                person=person, kind=kind, value=normal(kind, value), is_primary=is_first
            )
            if is_first and kind == "mail":
                person.email = address.value
                person.save(update_fields=["email"])
    except IntegrityError as taken:
        raise AddressTaken from taken
    record(
        AddressAdded(
            person_id=person.pk,
            address_id=address.pk,
            kind=kind,
            value=address.value,
            by=by.ref,
            at=at,
        )
    )
    return address


@transaction.atomic
def set_password(person: Person, password: str, *, by: Actor, at: datetime) -> None:
    """Let `person` sign in with `password`. Their own affair, or that of their administrators.

    Raises `NotPermitted`.
    """
    require(policies.may_let_in(by, person.pk, desks=queries.desks_worked_at(person.pk)))
    person = Person.objects.select_for_update().get(pk=person.pk)
    person.set_password(password)
    person.save(update_fields=["password"])
    record(PasswordSet(person_id=person.pk, by=by.ref, at=at))


def add_department(organisation: Organisation, name: str, *, by: Actor) -> Department:
    """The department of this name, added if it is new. Raises `NotPermitted`."""
    require(policies.may_add_people(by))
    return Department.objects.get_or_create(organisation=organisation, name=name)[0]


def add_site(organisation: Organisation, name: str, *, by: Actor, time_zone: str = "") -> Site:
    """The site of this name, added if it is new. Raises `NotPermitted`."""
    require(policies.may_add_people(by))
    return Site.objects.get_or_create(
        organisation=organisation, name=name, defaults={"time_zone": time_zone}
    )[0]


def add_organisation(name: str, *, by: Actor) -> Organisation:
    """The organisation of this name, added if it is new. Raises `NotPermitted`."""
    require(policies.may_add_people(by))
    return queries.organisation_named(name) or Organisation.objects.create(name=name)
