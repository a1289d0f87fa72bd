"""Who may sign in, and who may decide how."""

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.permission import NotPermitted
from deskbell.people import operations, policies, queries

pytestmark = [pytest.mark.django_db, pytest.mark.proves("SEC-1", "SEC-2")]


def test_people_who_are_known_may_sign_in_in_any_spelling(ines):
    assert queries.person_who_signs_in(" Ines@ROTH.example ") == ines


def test_strangers_leavers_and_merged_records_may_not(otto, ines):
    ines.is_active = False

    assert not policies.may_sign_in(otto)
    assert not policies.may_sign_in(ines)
    assert queries.person_who_signs_in("otto@elsewhere.example") is None
    assert queries.person_who_signs_in("") is None


def test_everybody_sets_their_own_password(ines, actor, noon):
    operations.set_password(ines, "a long enough one", by=actor(ines), at=noon)

    ines.refresh_from_db()
    assert ines.check_password("a long enough one")


def test_administrators_set_it_where_they_administer(mara, hanna, ines, ada, actor, noon):
    operations.set_password(mara, "a long enough one", by=actor(ada), at=noon)
    operations.set_password(ines, "a long enough one", by=actor(ada), at=noon)

    with pytest.raises(NotPermitted):
        operations.set_password(hanna, "a long enough one", by=actor(ada), at=noon)


@pytest.mark.parametrize("who", ["mara", "lena", "vera", "jonas", "otto"])
def test_others_set_nobodys(who, request, ines, actor, noon):
    with pytest.raises(NotPermitted):
        operations.set_password(ines, "x", by=actor(request.getfixturevalue(who)), at=noon)


def test_nobody_gives_staff_a_first_address_to_sign_in_with(desk, mara, ada, actor, noon):
    silent = operations.add_person("Silent Sam", phone="+43 1 7", by=SYSTEM, at=noon)
    operations.give_role(silent, "administrator", desk=desk, by=SYSTEM, at=noon)

    with pytest.raises(NotPermitted):
        operations.add_address(silent, "mail", "mara2@x.example", by=actor(mara), at=noon)
    assert operations.add_address(silent, "mail", "sam@desk.example", by=actor(ada), at=noon)
