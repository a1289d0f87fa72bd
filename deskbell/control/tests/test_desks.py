"""Desks, teams and roles are set up in sentences; what is refused says why."""

import pytest

from deskbell.people import queries

pytestmark = [pytest.mark.django_db, pytest.mark.proves("ORG-3")]

TEAM = {"name": "Hardware", "tier": 2, "fallback_owner": "mara@desk.example"}


def test_while_there_is_one_desk_nobody_is_asked_which(get, desk):
    assert "Open a second desk" in get("desks")


def test_with_a_second_desk_there_is_a_choice(get, post, desk, actor, ada):
    post("desk-new", name="HR", language="de", time_zone="Europe/Berlin")

    page = get("desks")
    assert "IT desk" in page
    assert "HR" in page
    assert actor(ada).holds("administrator", desk_id=queries.desks_looked_after(actor(ada))[0].pk)


def test_a_time_zone_that_does_not_exist_is_refused_in_place(post):
    response = post("desk-new", name="HR", language="en", time_zone="Mars/Base")

    assert response.status_code == 422
    assert b"There is no such time zone" in response.content


def test_a_team_is_formed_by_naming_who_answers_for_it(post, desk, mara):
    assert post("team-new", desk.pk, **TEAM).status_code == 302

    team = queries.teams_of_desk(desk.pk).get(name="Hardware")
    assert (team.tier, team.fallback_owner) == (2, mara)


def test_a_name_that_is_taken_is_refused_in_place(post, desk, mara):
    response = post("team-new", desk.pk, **(TEAM | {"name": "first line"}))

    assert response.status_code == 422
    assert b"There is a team of this name" in response.content


def test_a_person_is_named_by_address_or_full_name(post, first_line, ines, told):
    post("team-members", first_line.pk, person="ines roth")
    assert ines in queries.members_of(first_line)


@pytest.mark.parametrize("who", ["nobody@x.example", ""])
def test_whoever_is_not_known_joins_no_team(who, post, first_line):
    assert post("team-members", first_line.pk, person=who).status_code == 422


def test_two_of_one_name_are_told_apart_by_their_address(post, first_line, ines, people, noon):
    from deskbell.kernel.actors import SYSTEM

    people.add_person("Ines Roth", mail="other@roth.example", by=SYSTEM, at=noon)
    response = post("team-members", first_line.pk, person="Ines Roth")

    assert b"Several people have this name" in response.content


def test_who_answers_for_a_team_does_not_leave_it(post, first_line, lena, told):
    assert "fallback owner" in told(post("team-leaving", first_line.pk, lena.pk))
    assert lena in queries.members_of(first_line)


def test_a_member_leaves(post, first_line, mara):
    post("team-leaving", first_line.pk, mara.pk)

    assert mara not in queries.members_of(first_line)


@pytest.mark.proves("SEC-9")
def test_a_role_clears_the_classes_it_was_given(post, desk, mara, actor):
    post("roles", desk.pk, person="mara@desk.example", role="agent", classes="HR, fraud")
    held = queries.roles_of(mara.pk).get(name="agent")
    assert held.classes == ["HR", "fraud"]

    post("role", desk.pk, held.pk, classes="fraud")
    assert actor(mara).roles[0].classes == {"fraud"}


def test_looking_after_a_desk_is_not_held_for_one_team(post, desk, first_line, mara):
    given = {"person": mara.email, "role": "administrator", "team": first_line.pk}

    assert post("roles", desk.pk, **given).status_code == 422


def test_the_last_administrator_stays(post, desk, ada, told):
    held = queries.roles_of(ada.pk).get(name="administrator")

    assert "Nobody else looks after this desk" in told(post("role-end", desk.pk, held.pk))


def test_how_the_desk_signs_is_changed(post, desk):
    given = {"name": "IT", "language": "en", "time_zone": "UTC", "signature": "Your IT"}
    post("desk-settings", desk.pk, **given)

    desk.refresh_from_db()
    assert (desk.name, desk.signature) == ("IT", "Your IT")
