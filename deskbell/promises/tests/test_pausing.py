"""Pauses that look as if they were made for the clock, and pauses that do not."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.promises.decisions import Pause, signs_in

pytestmark = pytest.mark.proves("SLA-4")

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def pause(ticket=1, by="person:1", left=600, *, asks=True):
    due = NOON + timedelta(minutes=left)
    return Pause(ticket, by, NOON, due, minutes=480, has_question=asks)


def test_who_asks_in_time_is_no_sign():
    assert signs_in([pause(ticket) for ticket in range(20)]) == []


def test_one_odd_pause_is_no_sign_yet():
    assert signs_in([pause(left=3)]) == []


@pytest.mark.parametrize(
    "pauses",
    [
        [pause(1, left=3), pause(2, left=20)],
        [pause(1, asks=False), pause(2, asks=False)],
        [*[pause(1)] * 3, pause(2, left=5)],
    ],
)
def test_odd_ones_are_shown_with_their_tickets(pauses):
    [sign] = signs_in(pauses)

    assert sign.weight == 2
    assert set(sign.tickets) == {1, 2}


@given(
    st.lists(
        st.builds(
            pause,
            st.integers(1, 4),
            st.sampled_from(["person:1", "person:2"]),
            st.integers(-60, 900),
            asks=st.booleans(),
        )
    )
)
def test_a_further_pause_never_makes_anybody_less_odd(pauses):
    before = {sign.by: sign.weight for sign in signs_in(pauses)}
    after = {sign.by: sign.weight for sign in signs_in([*pauses, pause(1, "person:1")])}

    assert all(after[who] >= weight for who, weight in before.items())
