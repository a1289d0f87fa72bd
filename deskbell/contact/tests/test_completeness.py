"""Which points of contact a course required, and which were told in time."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.contact.decisions import WANTED, Happening, is_complete, points_of, share_of

pytestmark = pytest.mark.proves("COM-11")

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def at(hours):
    return NOON + hours * HOUR


def states(course, until=99):
    return [(one.code, one.state, one.why) for one in points_of(course, at=at(until))]


def test_what_was_told_at_once_was_told_in_time():
    course = [Happening("received", at(0)), Happening("told", at(0), "confirmation")]

    assert states(course) == [("received", "in_time", "")]
    assert is_complete(points_of(course, at=at(9)))


@pytest.mark.parametrize(
    ("then", "state", "why"),
    [
        ([Happening("told", at(2), "final")], "late", ""),
        ([Happening("told", at(0), "final", why="bounced")], "missing", "bounced"),
        ([Happening("silent", at(0), "final", why="no_address")], "missing", "no_address"),
        ([Happening("silent", at(0), "final", why="robot")], "excused", "robot"),
        ([Happening("spoke", at(0.1))], "in_time", ""),
        ([], "missing", "nobody_told"),
    ],
)
def test_what_was_not_told_says_why(then, state, why):
    assert states([Happening("resolved", at(0)), *then]) == [("resolved", state, why)]


def test_news_are_in_time_late_missing_or_still_to_come():
    promised = Happening("promised", at(0), due_at=at(4))

    assert states([promised, Happening("spoke", at(3))]) == [("news", "in_time", "")]
    assert states([promised, Happening("spoke", at(5))]) == [("news", "late", "")]
    assert states([promised]) == [("news", "missing", "nobody_told")]
    assert states([promised], until=3) == [("news", "running", "")]
    assert states([promised, Happening("promised", at(1))]) == []


HAPPENINGS = st.builds(
    Happening,
    st.sampled_from([*WANTED, "spoke", "told", "silent", "promised"]),
    st.integers(0, 80).map(at),
    st.sampled_from(["", *WANTED.values()]),
    st.sampled_from(["", "bounced", "robot", "no_address"]),
    st.none() | st.integers(0, 90).map(at),
)


@given(st.lists(HAPPENINGS, max_size=25))
def test_every_required_point_is_judged_once_and_shares_are_shares(course):
    points = points_of(course, at=at(99))
    kept, required = share_of(points)

    assert 0 <= kept <= required <= len(points)
    assert [one.at for one in points] == sorted(one.at for one in points)
    wanted = sorted(one.kind for one in course if one.kind in WANTED)
    assert sorted(one.code for one in points if one.code != "news") == wanted
    assert is_complete(points) == (kept == required)
