"""What would be otherwise is true, and nothing smaller would do."""

from itertools import combinations, product

import pytest
from hypothesis import given, settings

from deskbell.priority.decisions import (
    DEFAULT_MATRIX,
    HIGH,
    IMPACT,
    LEVELS,
    NORMAL,
    SPREAD,
    URGENCY,
    WORKAROUND,
    Change,
    Facts,
    otherwise,
    priority_of,
    said,
)
from deskbell.priority.tests.strategies import facts, matrices

pytestmark = pytest.mark.proves("PRI-3", "PRI-5")


def told(known):
    return [said(one, DEFAULT_MATRIX) for one in otherwise(known, DEFAULT_MATRIX)]


def test_it_would_be_normal_if_a_workaround_held():
    known = Facts(impact="stopped", spread="one")

    assert "would be Normal if a workaround held" in told(known)
    assert "would be Critical if it affected a whole team" in told(known)


def test_it_would_matter_more_if_the_workaround_failed():
    known = Facts(impact="stopped", spread="one", workaround="works")

    assert "would be High if the workaround failed" in told(known)


def test_what_no_single_fact_leads_to_takes_two():
    known = Facts(impact="none", spread="one", urgency="later")
    plain = DEFAULT_MATRIX | {"severity": [], "planning": [], "moments": []}

    two = [said(one, plain) for one in otherwise(known, plain) if len(one.changes) == 2]
    assert (
        "would be High if work were only slower or harder and if it could not wait until tomorrow"
        in two
    )


@settings(max_examples=60, deadline=None)
@given(facts, matrices)
def test_every_change_leads_where_it_says(known, matrix):
    here = priority_of(known, matrix).level
    for one in otherwise(known, matrix):
        changed = known
        for change in one.changes:
            changed = change.made_in(changed)
        assert priority_of(changed, matrix).level == one.level != here


@settings(max_examples=40, deadline=None)
@given(facts, matrices)
def test_no_fewer_changes_lead_there(known, matrix):
    smallest = {one.level: len(one.changes) for one in otherwise(known, matrix, most=2)}
    ways = [
        [Change("impact", one) for one in IMPACT],
        [Change("spread", one) for one in SPREAD],
        [Change("urgency", one) for one in URGENCY],
        [Change("workaround", one) for one in WORKAROUND],
        [Change("planning", one["key"]) for one in matrix["planning"]],
        [Change("moment", one["key"], holds) for one in matrix["moments"] for holds in (0, 1)],
    ]
    if known.kind == "incident":
        ways.append([Change("severity", one["key"]) for one in matrix["severity"]])
    reached = {size: set() for size in (1, 2)}
    for size in reached:
        for chosen in combinations(ways, size):
            for changes in product(*chosen):
                changed = known
                for change in changes:
                    changed = change.made_in(changed)
                reached[size].add(priority_of(changed, matrix).level)

    here = priority_of(known, matrix).level
    for level in set(LEVELS) - {here}:
        needed = min((size for size, levels in reached.items() if level in levels), default=3)
        assert smallest.get(level, 3) <= needed


def test_the_nearest_level_comes_first():
    levels = [
        one.level for one in otherwise(Facts(impact="stopped", spread="team"), DEFAULT_MATRIX)
    ]

    assert levels[0] == HIGH
    assert levels.index(HIGH) < levels.index(NORMAL)
