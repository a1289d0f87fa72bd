"""What is known about people can be put right, and every change says so."""

import pytest

from deskbell.kernel.permission import NotPermitted
from deskbell.people import events, queries

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-15")]


def test_only_what_is_given_changes(people, mara, actor, noon, recorded):
    people.change_person(mara, title="Technician", name="Mara Koleva", by=actor(mara), at=noon)

    mara.refresh_from_db()
    assert mara.title == "Technician"
    assert recorded(events.PersonChanged).changed == ("title",)


def test_what_is_no_attribute_of_a_person_is_refused(people, mara, actor, noon):
    with pytest.raises(TypeError):
        people.change_person(mara, is_active=False, by=actor(mara), at=noon)


def test_an_agent_lets_nobody_read_for_a_whole_organisation(people, mara, ines, actor, noon):
    with pytest.raises(NotPermitted):
        people.change_person(ines, speaks_for_organisation=True, by=actor(mara), at=noon)


def test_a_preferred_address_is_the_one_to_sign_in_with(people, ines, ada, actor, noon):
    second = people.add_address(ines, "mail", "Ines@New.example", by=actor(ada), at=noon)

    people.prefer_address(second, by=actor(ada), at=noon)

    ines.refresh_from_db()
    assert ines.email == "ines@new.example"
    assert [a.value for a in queries.addresses_of(ines)] == ["ines@new.example", ines_of("roth")]


def test_when_the_preferred_address_goes_the_next_takes_its_place(people, ines, ada, actor, noon):
    people.add_address(ines, "mail", "ines@new.example", by=actor(ada), at=noon)

    people.remove_address(queries.addresses_of(ines)[0], by=actor(ada), at=noon)

    ines.refresh_from_db()
    assert ines.email == "ines@new.example"
    assert queries.person_reached_by("mail", ines_of("roth")) is None


def test_who_works_here_keeps_an_address_to_sign_in_with(people, mara, ada, actor, noon):
    with pytest.raises(people.OnlyAddress):
        people.remove_address(queries.addresses_of(mara)[0], by=actor(ada), at=noon)


def test_an_agent_does_not_move_the_sign_in_of_another(people, mara, tomas, actor, noon):
    with pytest.raises(NotPermitted):
        people.remove_address(queries.addresses_of(tomas)[0], by=actor(mara), at=noon)


@pytest.mark.proves("SEC-2")
def test_who_is_deactivated_may_do_nothing_until_activated_again(people, mara, ada, actor, noon):
    people.deactivate(mara, by=actor(ada), at=noon)
    mara.refresh_from_db()
    assert actor(mara).roles == ()

    people.reactivate(mara, by=actor(ada), at=noon)
    mara.refresh_from_db()
    assert actor(mara).holds("agent")


def test_who_answers_for_a_team_is_not_deactivated(people, lena, ada, first_line, actor, noon):
    with pytest.raises(people.StillFallbackOwner) as refused:
        people.deactivate(lena, by=actor(ada), at=noon)

    assert refused.value.teams == [first_line]


def test_nobody_deactivates_themself(people, ada, actor, noon):
    with pytest.raises(people.NotYourself):
        people.deactivate(ada, by=actor(ada), at=noon)


def test_agents_deactivate_nobody(people, mara, ines, actor, noon):
    with pytest.raises(NotPermitted):
        people.deactivate(ines, by=actor(mara), at=noon)


def ines_of(firm):
    return f"ines@{firm}.example"


def test_who_is_parted_signs_in_with_what_is_left_to_them(people, ines, jonas, ada, actor, noon):
    merged = people.merge(ines, jonas, by=actor(ada), at=noon)
    moved = queries.addresses_of(ines).get(value="jonas@roth.example")
    people.prefer_address(moved, by=actor(ada), at=noon)

    people.part(merged, by=actor(ada), at=noon)

    ines.refresh_from_db()
    jonas.refresh_from_db()
    assert (ines.email, jonas.email) == ("ines@roth.example", "jonas@roth.example")
    assert queries.addresses_of(ines)[0].is_primary


def test_an_address_removed_after_a_merge_does_not_come_back(people, ines, jonas, ada, actor, noon):
    merged = people.merge(ines, jonas, by=actor(ada), at=noon)
    moved = queries.addresses_of(ines).get(value="jonas@roth.example")
    people.remove_address(moved, by=actor(ada), at=noon)

    people.part(merged, by=actor(ada), at=noon)

    jonas.refresh_from_db()
    assert jonas.email is None


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("staff", ["Ada Admin", "Lena Lead", "Mara Koleva"]),
        ("strangers", ["Otto"]),
        ("", ["Ada Admin", "Ines Roth", "Lena Lead", "Mara Koleva", "Otto"]),
    ],
)
def test_people_are_found_by_what_they_are(ada, mara, otto, ines, actor, who, names):
    listed = queries.people_listed(actor(ada), who=who)
    assert [person.name for person in listed] == names
    rest = queries.people_listed(actor(ada), who=who, after=(listed[0].name, listed[0].pk))
    assert [person.name for person in rest] == names[1:]
