"""The first desk is set up once, by whoever holds a link from the log."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from deskbell.people import operations, queries
from deskbell.people.models import Desk, SetUpLink

pytestmark = [pytest.mark.django_db, pytest.mark.proves("SEC-1", "OPS-3")]

A_DAY = timedelta(hours=24)


def set_up(held, at, mail="ada@new.example"):
    return operations.set_up(
        held,
        name="Ada Admin",
        mail=mail,
        password="a long enough one",
        desk="IT Help",
        team="First line",
        at=at,
    )


def test_it_makes_a_desk_a_team_and_an_administrator_who_can_sign_in(noon, actor):
    person, team = set_up(operations.offer_set_up(at=noon), noon)

    assert (team.desk.name, team.desk.slug, team.name) == ("IT Help", "it-help", "First line")
    assert team.fallback_owner == person
    assert {role.name for role in actor(person).roles} == {"agent", "lead", "administrator"}
    assert queries.person_who_signs_in("ada@new.example") == person
    assert person.check_password("a long enough one")


def test_only_a_digest_of_the_link_is_kept(noon):
    held = operations.offer_set_up(at=noon)

    assert held not in str(SetUpLink.objects.values_list())


def test_once_used_no_link_is_good(noon):
    links = [operations.offer_set_up(at=noon) for _ in range(2)]
    set_up(links[0], noon)

    for held in links:
        assert not queries.is_set_up_offered(held, at=noon)
        with pytest.raises(operations.LinkSpent):
            set_up(held, noon, mail="eve@new.example")
    assert operations.offer_set_up(at=noon) is None


def test_a_link_survives_a_restart_and_ends_after_a_day(noon):
    first = operations.offer_set_up(at=noon)
    second = operations.offer_set_up(at=noon + A_DAY / 2)

    assert queries.is_set_up_offered(first, at=noon + A_DAY / 2)
    assert not queries.is_set_up_offered(first, at=noon + A_DAY)
    assert queries.is_set_up_offered(second, at=noon + A_DAY)
    with pytest.raises(operations.LinkSpent):
        set_up(first, noon + A_DAY)


def test_a_guess_opens_nothing(noon):
    operations.offer_set_up(at=noon)

    assert not queries.is_set_up_offered("guess", at=noon)
    with pytest.raises(operations.LinkSpent):
        set_up("guess", noon)


def test_where_somebody_looks_after_a_desk_nothing_is_offered(ada, noon):
    assert operations.offer_set_up(at=noon) is None


def test_a_desk_of_that_name_is_no_hindrance(noon, people):
    from deskbell.kernel.actors import SYSTEM

    people.open_desk("IT Help", slug="it-help", by=SYSTEM, at=noon)
    _, team = set_up(operations.offer_set_up(at=noon), noon)

    assert team.desk.slug == "it-help-2"


def test_what_goes_wrong_leaves_nothing_and_the_link_stays_good(ines, noon):
    held = operations.offer_set_up(at=noon)

    with pytest.raises(operations.AddressTaken):
        set_up(held, noon, mail="ines@roth.example")

    assert not Desk.objects.exists()
    assert queries.is_set_up_offered(held, at=noon)


@pytest.mark.django_db(transaction=True)
def test_of_two_links_used_at_once_one_sets_up(noon):
    links = [operations.offer_set_up(at=noon) for _ in range(2)]
    outcomes = []
    both_are_here = threading.Barrier(2)

    def use(held, mail):
        both_are_here.wait(10)
        try:
            set_up(held, noon, mail=mail)
            outcomes.append("set up")
        except operations.LinkSpent:
            outcomes.append("spent")
        connection.close()

    users = [
        threading.Thread(target=use, args=(held, f"a{n}@new.example"))
        for n, held in enumerate(links)
    ]
    for user in users:
        user.start()
    for user in users:
        user.join(20)

    assert sorted(outcomes) == ["set up", "spent"]
    assert Desk.objects.count() == 1
