"""What should be done next: one order for all, with reasons that are true."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.tickets.decisions import Situation, placed, why_before

pytestmark = pytest.mark.proves("UX-4")

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MOMENTS = st.integers(-2000, 2000).map(lambda minutes: NOON + timedelta(minutes=minutes))
WHYS = ["time", "reply", "due"]
PAST = st.integers(0, 4000).map(lambda minutes: NOON - timedelta(minutes=minutes))


@st.composite
def situations(draw):
    """Of any kind, as far as one can be."""
    return Situation(
        number=draw(st.integers(1, 10**6)),
        priority=draw(st.integers(1, 4)),
        received_at=draw(PAST),
        is_waiting=draw(st.booleans()),
        is_taken=draw(st.booleans()),
        is_answered=draw(st.booleans()),
        due_at=draw(st.none() | MOMENTS),
        heard_at=draw(st.none() | PAST),
        missed_at=draw(st.none() | PAST),
        waits_until=draw(st.none() | MOMENTS),
        reopened=draw(st.integers(0, 3)),
        woke_at=draw(st.none() | PAST),
        woke_why=draw(st.sampled_from(WHYS)),
    )


def order(some):
    return [one.number for one in sorted(some, key=lambda one: placed(one, at=NOON).rank)]


@given(st.lists(situations(), unique_by=lambda one: one.number), st.randoms())
def test_there_is_one_order_however_they_come(some, dice):
    shuffled = list(some)
    dice.shuffle(shuffled)

    assert order(some) == order(shuffled)


EARLIER = ("due_at", "heard_at", "missed_at", "waits_until", "woke_at")


@st.composite
def worse(draw, one):
    """The same with one fact that presses more."""
    flags = ["is_answered", "is_taken"]
    fact = draw(st.sampled_from([*EARLIER, *flags, "priority", "reopened", "age"]))
    some = timedelta(minutes=draw(st.integers(0, 3000)))
    if fact in EARLIER:
        return replace(one, **{fact: (getattr(one, fact) or NOON) - some})
    if fact == "age":
        return replace(one, received_at=one.received_at - some)
    if fact == "priority":
        return replace(one, priority=draw(st.integers(1, one.priority)))
    if fact == "reopened":
        return replace(one, reopened=one.reopened + 1)
    return replace(one, **{fact: False})


@given(st.data())
def test_what_presses_more_never_stands_further_down(data):
    one = data.draw(situations())
    pressing = data.draw(worse(one))

    assert placed(pressing, at=NOON).rank <= placed(one, at=NOON).rank


@given(situations(), st.integers(0, 10_000))
def test_nothing_sinks_by_waiting(one, minutes):
    later = NOON + timedelta(minutes=minutes)

    assert placed(one, at=later).rank <= placed(one, at=NOON).rank


TRUE = {
    **{f"woke_{why}": lambda one: one.woke_at is not None for why in WHYS},
    "missed": lambda one: one.missed_at is not None,
    "overdue": lambda one: one.due_at < NOON,
    "soon": lambda one: NOON <= one.due_at <= NOON + timedelta(hours=1),
    "due": lambda one: one.due_at > NOON + timedelta(hours=1),
    "heard": lambda one: one.heard_at is not None,
    "over": lambda one: one.is_waiting and one.waits_until <= NOON,
    "waiting": lambda one: one.is_waiting,
    "critical": lambda one: one.priority == 1,
    "high": lambda one: one.priority == 2,
    "reopened": lambda one: one.reopened > 0,
    "new": lambda one: not one.is_answered,
    "untaken": lambda one: not one.is_taken,
    "open": lambda one: not one.is_waiting,
}


@given(situations())
def test_every_reason_is_true_and_the_most_pressing_comes_first(one):
    reasons = placed(one, at=NOON).reasons

    assert reasons
    assert all(TRUE[reason.code](one) for reason in reasons)
    assert [reason.tier for reason in reasons] == sorted(reason.tier for reason in reasons)
    assert len({reason.code for reason in reasons}) == len(reasons)


@given(situations(), situations())
def test_why_one_stands_before_another_names_what_they_differ_in(one, other):
    first, then = sorted((placed(one, at=NOON), placed(other, at=NOON)), key=lambda v: v.rank)
    if first.rank == then.rank:
        return
    part = why_before(first, then)

    assert getattr(first.rank, part) < getattr(then.rank, part)


def test_a_morning_in_order():
    hour = timedelta(hours=1)
    calm = Situation(1, 3, NOON - 9 * hour)
    morning = [
        replace(calm, number=6, is_waiting=True),
        replace(calm, number=5),
        replace(calm, number=4, heard_at=NOON - hour),
        replace(calm, number=3, due_at=NOON + hour / 2),
        replace(calm, number=2, due_at=NOON - hour, priority=2),
        replace(calm, number=1, missed_at=NOON - hour, priority=1),
        replace(calm, number=7, woke_at=NOON, woke_why="time", priority=4),
    ]

    assert order(morning) == [7, 1, 2, 3, 4, 5, 6]


def test_whoever_writes_again_does_not_lose_their_place():
    old = Situation(1, 3, NOON - timedelta(hours=9), is_answered=False)
    nudging = replace(old, heard_at=NOON - timedelta(hours=1))

    assert placed(nudging, at=NOON).rank == placed(old, at=NOON).rank
