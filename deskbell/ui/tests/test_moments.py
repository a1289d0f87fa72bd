"""Moments in words."""

from datetime import UTC, datetime, timedelta

import pytest

from deskbell.ui import moments

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("later", "words"),
    [
        (timedelta(seconds=20), "now"),
        (timedelta(minutes=-1), "1 minute ago"),
        (timedelta(hours=-3), "3 hours ago"),
        (timedelta(days=2), "in 2 days"),
        (timedelta(days=-45), "Jan. 16, 2026"),
    ],
)
def test_how_long_ago_in_words(later, words):
    assert moments.since(NOON + later, NOON) == words


@pytest.mark.parametrize(
    ("later", "words"),
    [
        (timedelta(minutes=32), "32m"),
        (timedelta(minutes=119), "119m"),
        (timedelta(hours=5, minutes=40), "5h"),
        (timedelta(days=3), "3d"),
        (timedelta(seconds=-20), "0m"),
        (timedelta(minutes=-6), "−6m"),
    ],
)
def test_how_long_still_in_as_few_letters_as_a_row_has_room_for(later, words):
    assert moments.left(NOON + later, NOON) == words
