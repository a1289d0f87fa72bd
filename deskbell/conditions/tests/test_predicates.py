"""A condition asked of one thing's facts."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from deskbell.conditions.decisions import Standpoint, predicate, typed
from deskbell.conditions.tests.conftest import CATALOGUE, NAMES

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
NOTHING = dict.fromkeys(CATALOGUE.fields)


def holds(line, *, seen=None, **facts):
    seen = seen or Standpoint(NOON, me=frozenset({1, 9}))
    asked = predicate(typed(line, CATALOGUE, NAMES), CATALOGUE, seen)
    return asked(SimpleNamespace(**{**NOTHING, **facts}))


def test_what_is_not_known_fulfils_no_test_and_every_exclusion():
    for line in ("printer", "size:1", "is:red", "loud:no", "made:3d", "by:me", "marks:red"):
        assert not holds(line)
        assert holds(f"-{line}")


def test_an_empty_text_and_an_empty_set_are_not_known():
    assert not holds("has:name", name="")
    assert not holds("has:marks", marks=[])
    assert holds("has:size", size=0)


def test_case_does_not_matter():
    assert holds("PRINTER", name="The printer stops")
    assert holds("ÉTAGE", name="premier étage")


def test_a_day_begins_where_the_reader_is():
    late = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)

    assert not holds("made:today", made=late)
    assert holds("made:today", made=late, seen=Standpoint(NOON, ZoneInfo("Europe/Berlin")))


def test_a_day_of_twenty_three_hours_is_a_day():
    seen = Standpoint(datetime(2026, 3, 29, 12, tzinfo=UTC), ZoneInfo("Europe/Berlin"))
    begins = datetime(2026, 3, 28, 23, 0, tzinfo=UTC)

    assert holds("made:today", made=begins, seen=seen)
    assert holds("made:today", made=begins + timedelta(hours=23) - SECOND, seen=seen)
    assert not holds("made:today", made=begins + timedelta(hours=23), seen=seen)


def test_the_last_two_hours_include_both_ends():
    for made, held in [
        (NOON, True),
        (NOON - timedelta(hours=2), True),
        (NOON - timedelta(hours=2) - SECOND, False),
        (NOON + SECOND, False),
    ]:
        assert holds("made:2h", made=made) is held


def test_me_is_every_record_of_mine_and_a_person_every_record_of_theirs():
    merged = Standpoint(NOON, me=frozenset({1, 9}), records={2: frozenset({2, 8})})

    assert holds("by:me", owner=9)
    assert holds("by:#2", owner=8, seen=merged)
    assert not holds("by:#2", owner=8)


@pytest.mark.parametrize(
    ("line", "facts", "held"),
    [
        ("size:>=2", {"size": 2}, True),
        ("size:<=2", {"size": 3}, False),
        ("marks:red,deep_blue", {"marks": [4]}, True),
        ("marks:all:red,deep_blue", {"marks": [4]}, False),
        ("marks:all:red,deep_blue", {"marks": ["red", 4]}, True),
        ('name:starts:"the p"', {"name": "The printer"}, True),
        ("name:is:printer", {"name": "printers"}, False),
        ("-(is:red is:loud)", {"colour": "red", "loud": False}, True),
        ("(is:red or is:loud) printer", {"loud": True, "name": "printer"}, True),
    ],
)
def test_a_test_of_each_kind(line, facts, held):
    assert holds(line, **facts) is held
