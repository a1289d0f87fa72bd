"""A matrix is drafted, checked, published with its reason, and followed by the next."""

from copy import deepcopy
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.kernel.permission import NotPermitted
from deskbell.people.queries import scope_of_desk
from deskbell.priority import operations as priority
from deskbell.priority import queries
from deskbell.priority.decisions import (
    DEFAULT_MATRIX,
    IMPACT,
    LEVELS,
    SPREAD,
    gaps_in,
    turned_around,
)

pytestmark = [pytest.mark.django_db, pytest.mark.proves("PRI-1")]


@pytest.fixture
def draft(ada, actor, noon):
    return priority.matrices.draft(by=actor(ada), at=noon)


def with_cell(impact, spread, level):
    matrix = deepcopy(DEFAULT_MATRIX)
    matrix["cells"][impact][spread] = level
    return matrix


def test_a_draft_begins_as_what_holds(draft):
    assert draft.content == DEFAULT_MATRIX


def test_two_who_draft_work_on_the_same_draft(draft, ada, actor, noon):
    assert priority.matrices.draft(by=actor(ada), at=noon) == draft


def test_nothing_changes_until_it_is_published_and_effective(draft, desk, ada, actor, noon):
    changed = with_cell("none", "one", 3)
    tomorrow = noon + timedelta(days=1)
    priority.matrices.revise(draft, changed, by=actor(ada))
    priority.matrices.publish(
        draft_again(draft), reason="Why", by=actor(ada), at=noon, effective_from=tomorrow
    )

    before = queries.matrix_in_force(at=noon, desk_id=desk.pk)
    after = queries.matrix_in_force(at=tomorrow, desk_id=desk.pk)
    assert (before.content, after.content) == (DEFAULT_MATRIX, changed)


@pytest.mark.parametrize(
    ("path", "value"),
    [(("cells", "stopped"), {}), (("urgency", "soon"), 7)],
)
def test_a_matrix_that_leaves_a_case_open_is_refused(draft, ada, actor, path, value):
    broken = deepcopy(DEFAULT_MATRIX)
    broken[path[0]][path[1]] = value

    with pytest.raises(priority.Incomplete) as refused:
        priority.matrices.revise(draft, broken, by=actor(ada))
    assert refused.value.gaps[0].startswith(".".join(path))


def test_who_publishes_says_why(draft, ada, actor, noon):
    with pytest.raises(priority.Incomplete) as refused:
        priority.matrices.publish(draft, reason=" ", by=actor(ada), at=noon)
    assert refused.value.gaps == ("reason",)


def test_nothing_takes_effect_in_the_past(draft, ada, actor, noon):
    with pytest.raises(priority.Incomplete) as refused:
        priority.matrices.publish(
            draft, reason="Why", by=actor(ada), at=noon, effective_from=noon - timedelta(hours=1)
        )
    assert refused.value.gaps == ("effective_from",)


def test_what_is_published_is_neither_revised_nor_thrown_away(draft, ada, actor, noon):
    priority.matrices.publish(draft, reason="Why", by=actor(ada), at=noon)

    with pytest.raises(priority.AlreadyPublished):
        priority.matrices.revise(draft, DEFAULT_MATRIX, by=actor(ada))
    with pytest.raises(priority.AlreadyPublished):
        priority.matrices.discard(draft, by=actor(ada))


def test_going_back_is_the_next_version(draft, ada, actor, noon):
    first = priority.matrices.publish(draft, reason="First", by=actor(ada), at=noon)
    second = priority.matrices.draft(by=actor(ada), at=noon)
    priority.matrices.revise(second, with_cell("none", "one", 3), by=actor(ada))
    priority.matrices.publish(draft_again(second), reason="Second", by=actor(ada), at=noon)

    again = priority.matrices.restore(first, reason="Back", by=actor(ada), at=noon)

    assert (again.number, again.content) == (3, DEFAULT_MATRIX)
    assert [v.reason for v in queries.MATRICES.history_of()] == ["Back", "Second", "First"]


@pytest.mark.proves("SEC-2")
def test_agents_and_auditors_change_no_matrix(draft, mara, vera, actor, noon):
    for person in (mara, vera):
        with pytest.raises(NotPermitted):
            priority.matrices.publish(draft, reason="Why", by=actor(person), at=noon)
        with pytest.raises(NotPermitted):
            priority.matrices.draft(by=actor(person), at=noon)


@pytest.mark.proves("ORG-3")
def test_one_desk_decides_for_itself_and_not_for_all(ada, desk, hr_desk, actor, noon):
    own = priority.matrices.draft(scope=scope_of_desk(desk.pk), by=actor(ada), at=noon)
    assert own.scope == f"desk:{desk.pk}"

    with pytest.raises(NotPermitted):
        priority.matrices.draft(by=actor(ada), at=noon)
    with pytest.raises(NotPermitted):
        priority.matrices.draft(scope=scope_of_desk(hr_desk.pk), by=actor(ada), at=noon)


@given(
    st.fixed_dictionaries(
        {
            impact: st.fixed_dictionaries({spread: st.sampled_from([*LEVELS]) for spread in SPREAD})
            for impact in IMPACT
        }
    )
)
def test_a_matrix_is_turned_around_where_worse_matters_less(cells):
    matrix = {**DEFAULT_MATRIX, "cells": cells}
    pairs = [(i, s) for i in range(len(IMPACT)) for s in range(len(SPREAD))]
    impacts, spreads = list(IMPACT), list(SPREAD)
    worse = any(
        cells[impacts[a]][spreads[b]] < cells[impacts[i]][spreads[s]]
        for i, s in pairs
        for a, b in pairs
        if a <= i and b <= s
    )

    assert gaps_in(matrix) == []
    assert bool(turned_around(matrix)) == worse


def draft_again(draft):
    return queries.MATRICES.version(draft.pk)
