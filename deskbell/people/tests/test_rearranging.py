"""Desks and teams change, and never lose whoever has to answer for them."""

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.permission import NotPermitted
from deskbell.people import events, queries

pytestmark = [pytest.mark.django_db, pytest.mark.proves("ORG-3")]


def test_who_leaves_their_last_team_is_no_agent_there_any_more(
    people, mara, ada, first_line, second_line, desk, actor, noon
):
    people.join_team(mara, second_line, by=SYSTEM, at=noon)

    people.leave_team(mara, first_line, by=actor(ada), at=noon)
    assert actor(mara).holds("agent", desk_id=desk.pk)

    people.leave_team(mara, second_line, by=actor(ada), at=noon)
    assert not actor(mara).holds("agent", desk_id=desk.pk)


def test_who_answers_for_a_team_does_not_leave_it(people, lena, ada, first_line, actor, noon):
    with pytest.raises(people.StillFallbackOwner):
        people.leave_team(lena, first_line, by=actor(ada), at=noon)


def test_leaving_is_recorded_once(people, mara, ada, first_line, actor, noon, recorded):
    people.leave_team(mara, first_line, by=actor(ada), at=noon)
    people.leave_team(mara, first_line, by=actor(ada), at=noon)

    assert recorded(events.TeamLeft).team_id == first_line.pk


def test_a_new_fallback_owner_joins_the_team(people, ada, mara, second_line, actor, noon, recorded):
    people.change_team(
        second_line, name="Hardware", tier=2, fallback_owner=mara, by=actor(ada), at=noon
    )

    assert mara in queries.members_of(second_line)
    assert recorded(events.TeamChanged).title == "Hardware"


def test_two_teams_of_a_desk_are_not_called_the_same(
    people, ada, lena, desk, first_line, second_line, actor, noon
):
    with pytest.raises(people.NameTaken):
        people.form_team(desk, "FIRST LINE", fallback_owner=lena, by=actor(ada), at=noon)
    with pytest.raises(people.NameTaken):
        people.change_team(
            second_line, name="First Line", tier=2, fallback_owner=lena, by=actor(ada), at=noon
        )


def test_a_desk_says_how_it_signs(people, ada, desk, actor, noon, recorded):
    people.change_desk(
        desk,
        name="IT",
        language="de",
        time_zone="Europe/Berlin",
        signature="Your IT",
        by=actor(ada),
        at=noon,
    )

    assert recorded(events.DeskChanged).signature == "Your IT"


def test_who_opens_a_desk_looks_after_it(people, ada, actor, noon):
    hr = people.open_desk("HR", slug="hr", by=actor(ada), at=noon)

    assert actor(ada).holds("administrator", desk_id=hr.pk)


def test_two_desks_are_not_called_the_same(people, ada, desk, actor, noon):
    with pytest.raises(people.NameTaken):
        people.open_desk("IT again", slug="it", by=actor(ada), at=noon)


def test_the_last_administrator_stays_one(people, ada, mara, desk, actor, noon):
    with pytest.raises(people.LastAdministrator):
        people.take_role(ada, "administrator", desk=desk, by=actor(ada), at=noon)

    people.give_role(mara, "administrator", desk=desk, by=actor(ada), at=noon)
    people.take_role(ada, "administrator", desk=desk, by=actor(ada), at=noon)
    assert not actor(ada).holds("administrator")


def test_an_administrator_who_cannot_sign_in_does_not_count(people, ada, mara, desk, actor, noon):
    people.give_role(mara, "administrator", desk=desk, by=actor(ada), at=noon)
    people.deactivate(mara, by=actor(ada), at=noon)

    with pytest.raises(people.LastAdministrator):
        people.take_role(ada, "administrator", desk=desk, by=actor(ada), at=noon)


@pytest.mark.proves("SEC-9")
def test_a_role_clears_exactly_the_classes_it_was_given(people, ada, mara, desk, actor, noon):
    people.give_role(mara, "agent", desk=desk, classes=["HR", "fraud"], by=actor(ada), at=noon)

    people.clear_for(mara, "agent", desk=desk, classes=["fraud"], by=actor(ada), at=noon)

    assert actor(mara).roles[0].classes == {"fraud"}


def test_a_role_that_was_taken_clears_nothing(people, ada, ines, desk, actor, noon):
    with pytest.raises(people.NotHeld):
        people.clear_for(ines, "agent", desk=desk, classes=["HR"], by=actor(ada), at=noon)


def test_an_administrator_of_one_desk_changes_no_other(people, ada, hanna, hr_desk, actor, noon):
    team = queries.teams_of(hanna.pk)[0]
    with pytest.raises(NotPermitted):
        people.leave_team(hanna, team, by=actor(ada), at=noon)
    with pytest.raises(NotPermitted):
        people.clear_for(hanna, "agent", desk=hr_desk, classes=["HR"], by=actor(ada), at=noon)
