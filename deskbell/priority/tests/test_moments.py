"""Role and moment: found by the clock and by who asks, or stated with a basis."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.priority.decisions import (
    DEFAULT_MATRIX,
    Share,
    asks_who,
    gaps_in,
    is_inflated,
    moments_found,
    without_basis,
)

pytestmark = pytest.mark.proves("PRI-4")

MONDAY = datetime(2026, 3, 2, 8, 0)  # noqa: DTZ001
SELLER = {"key": "seller", "by": -1, "titles": ["sales", "Verkauf"], "days": [0, 1, 2, 3, 4]}
BUSY = {"key": "busy", "by": -1, "days": [0], "from": "07:30", "to": "10:00"}
NIGHT = {"key": "night", "by": -1, "days": [4], "from": "22:00", "to": "06:00"}
THEIRS = {"key": "theirs", "by": -1, "organisations": [7]}


@pytest.mark.parametrize(
    ("moment", "hours", "title", "organisation", "holds"),
    [
        (SELLER, 0, "Head of Sales", None, True),
        (SELLER, 0, "verkauf Nord", None, True),
        (SELLER, 0, "Driver", None, False),
        (SELLER, 5 * 24, "Head of Sales", None, False),
        (BUSY, 0, "", None, True),
        (BUSY, 2, "", None, False),
        (BUSY, 24, "", None, False),
        (NIGHT, 4 * 24 + 15, "", None, True),
        (NIGHT, 4 * 24 + 21, "", None, True),
        (NIGHT, 4 * 24, "", None, False),
        (NIGHT, 5 * 24 + 21, "", None, False),
        (THEIRS, 0, "", 7, True),
        (THEIRS, 0, "", None, False),
    ],
)
def test_a_moment_holds_for_whom_and_when_it_says(moment, hours, title, organisation, holds):
    at = MONDAY + timedelta(hours=hours)
    found = moments_found([moment], at=at, title=title, organisation_id=organisation)

    assert bool(found) is holds


def test_what_names_nobody_and_no_time_is_only_stated():
    assert moments_found(DEFAULT_MATRIX["moments"], at=MONDAY) == ()


def test_nobody_goes_first_without_a_basis():
    moments = DEFAULT_MATRIX["moments"]

    assert without_basis(moments, ["vip", "due_today"], " ") == ["vip"]
    assert without_basis(moments, ["vip"], "Contract § 4") == []


def test_who_asks_matters_only_where_a_moment_says_so():
    assert asks_who([SELLER])
    assert asks_who([THEIRS])
    assert not asks_who([BUSY])


@pytest.mark.parametrize(
    "wrong",
    [
        {"by": 1},
        {"days": [7]},
        {"from": "8"},
        {"to": ""},
        {"key": ""},
        {"needs_basis": True, "basis": " "},
    ],
)
def test_a_moment_that_cannot_be_found_is_refused(wrong):
    assert gaps_in(DEFAULT_MATRIX | {"moments": [BUSY | wrong]})


@given(st.integers(0, 500), st.integers(0, 500), st.integers(1, 99))
@pytest.mark.proves("PRI-10")
def test_it_is_inflated_where_more_than_the_limit_is_at_the_top(top, others, percent):
    share = Share(top, top + others)
    rule = {"percent": percent, "days": 14, "least": 20}

    assert is_inflated(share, rule) == (share.all >= 20 and top / share.all > percent / 100)
    assert share.percent <= percent or top * 100 > percent * share.all
