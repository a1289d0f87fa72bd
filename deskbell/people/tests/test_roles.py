"""Roles are held per desk, or for one team of it, and are read anew for each act."""

import pytest

from deskbell.kernel.actors import SYSTEM, Role
from deskbell.kernel.permission import NotPermitted
from deskbell.people import operations, policies, queries
from deskbell.people.events import RoleGiven, RoleTaken
from deskbell.people.models import RoleHeld

pytestmark = [pytest.mark.django_db, pytest.mark.proves("SEC-2")]


def test_whoever_joins_a_team_is_an_agent_of_its_desk(mara, desk, actor):
    assert actor(mara).holds("agent", desk_id=desk.pk)
    assert policies.is_staff(actor(mara), desk.pk)


@pytest.mark.proves("ORG-3")
def test_a_role_at_one_desk_is_none_at_another(ada, hr_desk, hanna, actor, noon):
    assert not actor(ada).holds("administrator", desk_id=hr_desk.pk)
    for act in (
        lambda: operations.give_role(ada, "agent", desk=hr_desk, by=actor(ada), at=noon),
        lambda: operations.form_team(hr_desk, "T", fallback_owner=ada, by=actor(ada), at=noon),
        lambda: operations.take_role(hanna, "agent", desk=hr_desk, by=actor(ada), at=noon),
    ):
        with pytest.raises(NotPermitted):
            act()


def test_a_role_for_one_team_is_none_for_its_neighbour(ines, desk, second_line, first_line, actor):
    operations.give_role(ines, "lead", desk=desk, team=second_line, by=SYSTEM, at=desk.created_at)

    assert actor(ines).holds("lead", team_id=second_line.pk)
    assert not actor(ines).holds("lead", team_id=first_line.pk)


def test_a_role_given_twice_is_held_once_and_clears_more(ines, desk, ada, actor, noon):
    for classes in ((), ("fraud",), ("health",), ("fraud",)):
        operations.give_role(ines, "agent", desk=desk, classes=classes, by=actor(ada), at=noon)

    assert actor(ines).roles == (
        Role(name="agent", desk_id=desk.pk, classes=frozenset({"fraud", "health"})),
    )


def test_each_change_is_recorded_once(ines, desk, ada, actor, noon):
    from deskbell.kernel.models import RecordedEvent

    for _ in range(2):
        operations.give_role(ines, "manager", desk=desk, by=actor(ada), at=noon)
    for _ in range(2):
        operations.take_role(ines, "manager", desk=desk, by=actor(ada), at=noon)

    names = RecordedEvent.objects.filter(stream=f"person:{ines.pk}").values_list("name", flat=True)
    assert list(names).count(RoleGiven.name) == 1
    assert list(names).count(RoleTaken.name) == 1
    assert actor(ines).roles == ()


@pytest.mark.parametrize("who", ["mara", "lena", "vera", "ines", "otto"])
def test_only_administrators_give_roles(who, request, ines, desk, first_line, actor, noon):
    by = actor(request.getfixturevalue(who))

    with pytest.raises(NotPermitted):
        operations.give_role(ines, "agent", desk=desk, by=by, at=noon)
    with pytest.raises(NotPermitted):
        operations.join_team(ines, first_line, by=by, at=noon)
    with pytest.raises(NotPermitted):
        operations.open_desk("Mine", slug="mine", by=by, at=noon)


def test_whoever_is_no_longer_active_may_do_nothing(mara, actor):
    mara.is_active = False

    assert actor(mara).roles == ()


def test_the_roles_of_a_merged_record_are_held_by_whoever_stands_for_it(
    ines, mara, ada, desk, actor, noon
):
    merged = operations.merge(ines, mara, by=actor(ada), at=noon)
    assert actor(ines).holds("agent", desk_id=desk.pk)

    operations.part(merged, by=actor(ada), at=noon)
    assert actor(ines).roles == ()


def test_an_actor_is_read_in_one_query(mara, lena, actor, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert actor(mara).roles


def test_who_speaks_for_an_organisation_may_read_what_it_asked(ines, roth, actor):
    assert actor(ines).organisations == frozenset()

    ines.speaks_for_organisation = True
    assert actor(ines).organisations == {roth.pk}


def test_agents_and_leads_hold_tickets_others_do_not(mara, lena, ada, vera, desk, first_line):
    assert list(queries.agents_of(desk.pk, first_line.pk)) == [lena, mara]


def test_a_role_is_one_of_six():
    assert len(RoleHeld.Name.values) == 6
