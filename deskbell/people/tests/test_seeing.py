"""Whom one may look up: staff everybody, others themselves."""

import pytest

from deskbell.kernel.actors import NOBODY, SYSTEM
from deskbell.people import queries

pytestmark = [pytest.mark.django_db, pytest.mark.proves("SEC-2")]


@pytest.fixture
def everybody(mara, tomas, lena, ada, vera, hanna, ines, jonas, otto):
    return {mara, tomas, lena, ada, vera, hanna, ines, jonas, otto}


@pytest.mark.parametrize("who", ["mara", "lena", "ada", "vera", "hanna"])
def test_staff_and_auditors_see_everybody(who, request, everybody, actor):
    assert set(queries.people_for(actor(request.getfixturevalue(who)))) == everybody


@pytest.mark.parametrize("who", ["ines", "jonas", "otto"])
def test_others_see_themselves(who, request, everybody, actor):
    person = request.getfixturevalue(who)

    assert set(queries.people_for(actor(person))) == {person}
    assert not queries.people_named(actor(person), "Mara").exists()


def test_who_speaks_for_an_organisation_sees_its_people(everybody, ines, jonas, actor):
    ines.speaks_for_organisation = True

    assert set(queries.people_for(actor(ines))) == {ines, jonas}


def test_whoever_has_not_signed_in_sees_nobody(everybody):
    assert not queries.people_for(NOBODY).exists()
    assert not queries.desks_for(NOBODY).exists()
    assert not queries.teams_for(NOBODY).exists()


def test_people_are_found_by_name_and_by_address(ines, jonas, mara, actor):
    assert list(queries.people_named(actor(mara), "ines")) == [ines]
    assert set(queries.people_named(actor(mara), "ROTH.example")) == {ines, jonas}


@pytest.mark.proves("ORG-3")
def test_staff_see_the_desks_and_teams_where_they_work(
    mara, hanna, ines, desk, hr_desk, first_line, second_line, actor
):
    assert list(queries.desks_for(actor(mara))) == [desk]
    assert list(queries.desks_for(actor(hanna))) == [hr_desk]
    assert list(queries.desks_for(actor(ines))) == []
    assert list(queries.desks_for(SYSTEM)) == [desk, hr_desk]
    assert list(queries.teams_for(actor(mara))) == [first_line, second_line]
    assert [team.desk for team in queries.teams_for(actor(hanna))] == [hr_desk]
