"""Which tasks gate, which wait, and in which order they stand: for any tasks whatever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.tasks.decisions import Standing, gates, moved, waiting, would_circle

pytestmark = pytest.mark.proves("COL-5")

PLANS = st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(0, 7)), max_size=8)


def planned(plan):
    """Tasks whose waits were accepted one after the other, as `change` accepts them."""
    waits = dict.fromkeys(range(len(plan)))
    for pk, (_open, _gating, on) in enumerate(plan):
        if on in waits and not would_circle(waits, pk, on):
            waits[pk] = on
    return [Standing(pk, one[0], one[1], waits[pk]) for pk, one in enumerate(plan)]


@given(PLANS)
def test_whatever_was_accepted_can_be_done_one_after_the_other(plan):
    left = {task.pk: task for task in planned(plan) if task.is_open}
    while left:
        able = set(left) - set(waiting(left.values()))
        assert able, "a circle: none of these can ever be done"
        for pk in able:
            del left[pk]


@given(PLANS)
def test_a_task_that_is_over_or_does_not_gate_keeps_nothing_open(plan):
    tasks = planned(plan)

    assert gates(tasks) == [one.pk for one in tasks if one.is_open and one.is_gating]


@given(st.lists(st.integers(), unique=True, min_size=1), st.data())
def test_moving_one_leaves_the_others_in_their_order(order, data):
    task = data.draw(st.sampled_from(order))
    to = data.draw(st.integers(-3, len(order) + 3))
    after = moved(order, task, to=to)

    assert [one for one in after if one != task] == [one for one in order if one != task]
    assert after.index(task) == max(0, min(to, len(order) - 1))


def test_none_waits_for_itself():
    assert would_circle({1: None}, 1, 1)
