"""What people write for a length of time is read as they mean it."""

import contextlib
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.hours.decisions import NotALength
from deskbell.worklog.decisions import (
    LONGEST,
    counted,
    in_words,
    minutes_in,
    to_log,
)

pytestmark = pytest.mark.proves("TKT-17")

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("1h 20m", 80),
        ("1h20", 80),
        ("1 h 20 min", 80),
        ("90", 90),
        ("90m", 90),
        ("1:30", 90),
        ("1.5h", 90),
        ("1,5 h", 90),
        ("2 Std", 120),
        (" 45 Min. ", 45),
        ("0:01", 1),
        ("24h", 1440),
        ("1h 20m 3s", 80),
    ],
)
def test_it_is_read(said, minutes):
    assert minutes_in(said) == minutes


@pytest.mark.parametrize("said", ["", "0", "0h", "-5", "25h", "1:60", "soon", "1441"])
def test_what_says_none_is_refused(said):
    with pytest.raises(NotALength):
        minutes_in(said)


@given(st.integers(1, LONGEST))
def test_whatever_is_written_back_is_read_again(minutes):
    hours, rest = divmod(minutes, 60)
    for said in (in_words(minutes), str(minutes), f"{minutes}m", f"{hours}h {rest}m"):
        assert minutes_in(said) == minutes


@given(st.text(max_size=20))
def test_whatever_is_typed_is_a_length_or_refused(said):
    with contextlib.suppress(NotALength):
        assert 1 <= minutes_in(said) <= LONGEST


@given(st.lists(st.integers(0, 5000), max_size=6))
def test_pausing_loses_and_adds_nothing(runs):
    seconds, at = 0, NOON
    for length in runs:
        seconds = counted(seconds, at, at=at + timedelta(seconds=length))
        at += timedelta(seconds=length + 60)

    assert seconds == sum(runs)


@given(st.integers(0, 200_000))
def test_what_is_logged_is_within_half_a_minute_of_what_was_counted(seconds):
    minutes = to_log(seconds)

    assert 1 <= minutes <= LONGEST
    if 60 <= seconds <= LONGEST * 60:
        assert abs(minutes * 60 - seconds) <= 30
