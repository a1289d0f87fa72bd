"""Arranging: everybody has a rail of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.kernel.permission import NotPermitted
from deskbell.views import operations as views
from deskbell.views import queries
from deskbell.views.decisions import moved
from deskbell.views.models import List

pytestmark = pytest.mark.proves("TKT-15")

KEYS = st.lists(st.sampled_from("abcdefgh"), min_size=1, unique=True)


@given(KEYS, st.data())
def test_moving_loses_and_doubles_nothing(keys, data):
    key, steps = data.draw(st.sampled_from(keys)), data.draw(st.integers(-9, 9))

    now = moved(keys, key, steps)
    assert sorted(now) == sorted(keys)
    assert [other for other in now if other != key] == [other for other in keys if other != key]
    place = keys.index(key) + steps
    assert now.index(key) == min(max(place, 0), len(keys) - 1)


@pytest.fixture
def rail(actor):
    return lambda person: [each.key for each in queries.rail_for(actor(person)).shown]


@pytest.mark.django_db
def test_what_one_takes_out_stays_with_everybody_else(rail, actor, mara, tomas, noon):
    views.unpin_list("all", by=actor(mara), at=noon)

    assert "all" not in rail(mara)
    assert "all" in rail(tomas)

    views.pin_list("all", by=actor(mara), at=noon)
    assert rail(mara) == rail(tomas)


@pytest.mark.django_db
def test_watchdogs_are_offered_to_those_who_lead(rail, actor, mara, lena, noon):
    assert "orphaned" in rail(lena)
    assert "orphaned" not in rail(mara)

    views.pin_list("orphaned", by=actor(mara), at=noon)
    assert "orphaned" in rail(mara)


@pytest.mark.django_db
def test_a_list_moves_in_its_own_part_of_the_rail(rail, actor, mara, saved, noon):
    mine = saved(mara, "Printers", "printer")
    before = rail(mara)

    views.move_list(mine.key, -100, by=actor(mara), at=noon)
    assert rail(mara)[0] == mine.key
    views.move_list(mine.key, 1, by=actor(mara), at=noon)
    assert rail(mara)[1] == mine.key
    views.move_list(mine.key, 100, by=actor(mara), at=noon)
    assert rail(mara) == before


@pytest.mark.django_db
def test_nobody_pins_what_they_do_not_see(actor, mara, tomas, vera, saved, noon):
    hers = saved(mara, "Printers", "printer")

    with pytest.raises(List.DoesNotExist):
        views.pin_list(hers.key, by=actor(tomas), at=noon)
    with pytest.raises(NotPermitted):
        views.pin_list("all", by=actor(vera), at=noon)
