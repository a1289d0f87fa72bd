"""Making people known, and the addresses that reach them."""

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.permission import NotPermitted
from deskbell.people import operations, queries
from deskbell.people.events import AddressAdded, PersonAdded

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-15")]


def test_whoever_is_added_is_found_by_mail_and_phone(mara, actor, noon):
    nia = operations.add_person(
        "Nia Novak", mail="Nia@Roth.Example", phone="0043 1 234 56", by=actor(mara), at=noon
    )

    assert queries.person_reached_by("mail", "nia@roth.example") == nia
    assert queries.person_reached_by("phone", "+43 (1) 23456") == nia
    assert nia.email == "nia@roth.example"


def test_what_they_are_called_is_read_from_the_address_where_no_name_is_given(noon, db):
    nia = operations.add_person("", mail="nia.van-dyk+desk@roth.example", by=SYSTEM, at=noon)

    assert nia.name == "Nia Van Dyk"


def test_it_is_recorded_with_the_name_among_the_words(mara, actor, noon):
    from deskbell.kernel.models import RecordedEvent

    nia = operations.add_person("Nia Novak", mail="nia@roth.example", by=actor(mara), at=noon)

    row = RecordedEvent.objects.get(name=PersonAdded.name, facts__person_id=nia.pk)
    assert (row.by, row.at) == (mara.ref, noon)
    assert (row.words["full_name"], row.words["mail"]) == ("Nia Novak", "nia@roth.example")


def test_an_address_reaches_one_person_only(ines, mara, actor, noon):
    with pytest.raises(operations.AddressTaken):
        operations.add_person("Another", mail="INES@roth.example", by=actor(mara), at=noon)
    with pytest.raises(operations.AddressTaken):
        operations.add_address(mara, "mail", "ines@roth.example", by=actor(mara), at=noon)

    assert not queries.people_named(actor(mara), "Another").exists()


def test_a_further_address_is_not_one_to_sign_in_with(ines, mara, actor, noon, recorded):
    address = operations.add_address(ines, "mail", "i.roth@home.example", by=actor(mara), at=noon)

    ines.refresh_from_db()
    assert not address.is_primary
    assert ines.email == "ines@roth.example"
    assert queries.person_reached_by("mail", "i.roth@home.example") == ines
    assert queries.person_who_signs_in("i.roth@home.example") is None
    assert recorded(AddressAdded).value == "i.roth@home.example"


def test_the_first_mail_address_of_a_caller_is_one_to_sign_in_with(mara, actor, noon):
    caller = operations.add_person("A Caller", phone="+43 1 999", by=actor(mara), at=noon)

    operations.add_address(caller, "mail", "caller@roth.example", by=actor(mara), at=noon)

    assert queries.person_who_signs_in("caller@roth.example") == caller


def test_a_requester_and_a_stranger_add_nobody(ines, otto, actor, noon):
    for person in (ines, otto):
        with pytest.raises(NotPermitted):
            operations.add_person("Friend", by=actor(person), at=noon)
        with pytest.raises(NotPermitted):
            operations.add_address(person, "mail", "x@y.example", by=actor(person), at=noon)


def test_an_organisation_of_a_known_name_is_the_same(roth, mara, actor):
    assert operations.add_organisation("ROTH logistics", by=actor(mara)) == roth
