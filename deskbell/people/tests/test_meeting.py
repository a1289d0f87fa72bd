"""Meeting whoever writes: known people are found, others are strangers until vouched for."""

import threading

import pytest
from django.db import connection

from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.permission import NotPermitted
from deskbell.people import operations, queries
from deskbell.people.events import PersonVouchedFor
from deskbell.people.models import Person

pytestmark = pytest.mark.django_db


def test_somebody_known_is_met_again(ines, noon):
    assert operations.meet("Ines@ROTH.example", "I. Roth", by=SYSTEM, at=noon) == ines


def test_somebody_unknown_is_a_stranger(noon, db):
    met = operations.meet("new@elsewhere.example", "New Here", by=SYSTEM, at=noon)

    assert met.is_stranger
    assert met.name == "New Here"
    assert queries.person_who_signs_in("new@elsewhere.example") is None


def test_whom_staff_vouch_for_may_sign_in(otto, mara, actor, noon, recorded):
    operations.vouch_for(otto, by=actor(mara), at=noon)
    operations.vouch_for(otto, by=actor(mara), at=noon)

    assert queries.person_who_signs_in("otto@elsewhere.example") == otto
    assert recorded(PersonVouchedFor).person_id == otto.pk


def test_nobody_vouches_for_themself(otto, actor, noon):
    with pytest.raises(NotPermitted):
        operations.vouch_for(otto, by=actor(otto), at=noon)


@pytest.mark.django_db(transaction=True)
@pytest.mark.proves("INT-1")
def test_two_who_meet_the_same_stranger_at_once_meet_one_person(noon):
    met = []
    all_are_here = threading.Barrier(4)

    def meet():
        all_are_here.wait(10)
        met.append(operations.meet("twin@elsewhere.example", "Twin", by=SYSTEM, at=noon).pk)
        connection.close()

    doors = [threading.Thread(target=meet) for _ in range(4)]
    for door in doors:
        door.start()
    for door in doors:
        door.join(20)

    assert len(met) == 4
    assert len(set(met)) == 1
    assert Person.objects.count() == 1
