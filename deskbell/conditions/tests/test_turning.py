"""An answer that is kept is right until the moment that was said with it."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskbell.conditions.decisions import (
    Catalogue,
    Field,
    Kind,
    Standpoint,
    Test,
    is_the_same_for_all,
    is_told_by_the_clock,
    predicate,
    turning,
)
from deskbell.testing.conditions import trees

pytestmark = pytest.mark.proves("TKT-15")

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
FIELDS = Catalogue.of(
    Field("subject", "subject", Kind.TEXT),
    Field("due", "due", Kind.MOMENT),
    Field("changed", "changed", Kind.MOMENT),
    Field("holder", "holder", Kind.PERSON),
    plain="subject",
)
NEAR = st.sampled_from([0, 1, -1, 60, 7_200, -7_200, 86_400, 86_399, 259_200, -604_800])
MOMENTS = st.none() | st.builds(
    lambda seconds, micro: NOON + timedelta(seconds=seconds, microseconds=micro),
    NEAR,
    st.sampled_from([0, 1, -1]),
)
FACTS = st.builds(
    SimpleNamespace,
    subject=st.sampled_from(["", "printer", "aa"]),
    due=MOMENTS,
    changed=MOMENTS,
    holder=st.sampled_from([None, 1, 2]),
)
LATER = st.builds(lambda s, m: timedelta(seconds=s, microseconds=m), st.integers(0, 700_000), NEAR)


@settings(max_examples=400, deadline=None)
@given(trees(FIELDS).filter(lambda tree: is_the_same_for_all(tree, FIELDS)), FACTS, st.data())
def test_no_answer_turns_before_it_was_said_to(tree, facts, data):
    holds, until = turning(tree, FIELDS, Standpoint(NOON))(facts)
    assert holds is predicate(tree, FIELDS, Standpoint(NOON))(facts)
    assert until is None or until > NOON

    later = NOON + abs(data.draw(LATER))
    if until is not None:
        later = min(later, until - timedelta(microseconds=1))
    assert predicate(tree, FIELDS, Standpoint(later))(facts) is holds


@pytest.mark.parametrize(
    ("test", "at"),
    [
        (Test("due", "before", ("now",)), NOON + timedelta(hours=2, microseconds=1)),
        (Test("due", "next", ("1h",)), NOON + timedelta(hours=1)),
        (Test("due", "last", ("1h",)), NOON + timedelta(hours=2)),
        (Test("due", "older", ("1h",)), NOON + timedelta(hours=3, microseconds=1)),
        (Test("due", "before", ("2026-03-02T12:00:00+00:00",)), None),
        (Test("due", "known", (True,)), None),
    ],
)
def test_it_says_when_to_ask_again(test, at):
    facts = SimpleNamespace(due=NOON + timedelta(hours=2))

    assert turning(test, FIELDS, Standpoint(NOON))(facts)[1] == at


@pytest.mark.parametrize(
    ("test", "is_same"),
    [
        (Test("holder", "is", ("me",)), False),
        (Test("holder", "is", (1,)), True),
        (Test("due", "on", ("today",)), False),
        (Test("due", "before", ("2026-03-02",)), False),
        (Test("due", "before", ("2026-03",)), False),
        (Test("due", "since", ("2026",)), False),
        (Test("due", "before", ("now",)), True),
        (Test("due", "before", ("2026-03-02T12:00:00+00:00",)), True),
        (Test("due", "last", ("3d",)), True),
        (Test("subject", "contains", ("today",)), True),
    ],
)
def test_a_day_and_me_are_not_the_same_for_all(test, is_same):
    assert is_the_same_for_all(test, FIELDS) is is_same


def test_only_moments_are_told_by_the_clock():
    assert is_told_by_the_clock(Test("due", "last", ("1h",)), FIELDS)
    assert not is_told_by_the_clock(Test("due", "known", (True,)), FIELDS)
    assert not is_told_by_the_clock(Test("subject", "is", ("now",)), FIELDS)
