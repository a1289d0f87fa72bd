"""Who is there: each person once, and nobody for longer than their page lives."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.presence.decisions import DOING, LIFETIME, Life, company

pytestmark = pytest.mark.proves("COL-4")

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ages = st.integers(0, 90).map(lambda seconds: NOON - timedelta(seconds=seconds))
lives = st.lists(st.builds(Life, st.integers(1, 4), st.sampled_from(DOING), ages))


@given(lives)
def test_whoever_gave_a_sign_lately_is_there_and_nobody_else(signs):
    there = company(signs, at=NOON)

    assert set(there) == {one.person_id for one in signs if NOON - one.at < LIFETIME}


@given(lives)
def test_of_several_pages_the_most_telling_counts(signs):
    for person, doing in company(signs, at=NOON).items():
        alive = [one for one in signs if one.person_id == person and NOON - one.at < LIFETIME]
        assert DOING.index(doing) == max(DOING.index(one.doing) for one in alive)


@given(lives)
def test_the_order_in_which_pages_report_does_not_matter(signs):
    assert company(signs, at=NOON) == company(reversed(signs), at=NOON)
