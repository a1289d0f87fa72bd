"""The cases a desk knows from its days, and what holds for any facts under any sane matrix."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.priority.decisions import (
    CRITICAL,
    DEFAULT_MATRIX,
    HIGH,
    IMPACT,
    LOW,
    NORMAL,
    PRESETS,
    SPREAD,
    URGENCY,
    Facts,
    formula,
    formula_in_one_line,
    gaps_in,
    in_words,
    out_of_order,
    overridden,
    priority_of,
    turned_around,
)
from deskbell.priority.tests.strategies import MOMENTS, facts, matrices

#: The same fault: no printing for one person. What else is known decides.
SAME = Facts(impact="stopped", spread="one")


def level(matrix=DEFAULT_MATRIX, known=SAME, **more):
    return priority_of(replace(known, **more), matrix).level


@pytest.mark.proves("PRI-1", "PRI-2", "PRI-3", "PRI-4", "PRI-5", "PRI-9")
@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, HIGH),
        ({"moments": ("due_today",)}, CRITICAL),
        ({"moments": ("due_today", "vip")}, CRITICAL),
        ({"workaround": "known"}, HIGH),
        ({"workaround": "works"}, NORMAL),
        ({"workaround": "failed"}, HIGH),
        ({"others_affected": 12}, CRITICAL),
        ({"counted": 12}, CRITICAL),
        ({"spread": "team"}, CRITICAL),
        ({"spread": "team", "urgency": "later"}, CRITICAL),
        ({"spread": "team", "workaround": "works"}, HIGH),
        ({"severity": "minor"}, NORMAL),
        ({"severity": "severe"}, CRITICAL),
        ({"severity": "severe", "kind": "request"}, HIGH),
        ({"planning": "planned_event"}, LOW),
        ({"planning": "enterprise_failure"}, CRITICAL),
        ({"severity": "severe", "planning": "planned_event"}, LOW),
    ],
)
def test_the_same_fault_matters_by_its_facts(more, expected):
    assert level(**more) == expected


@pytest.mark.proves("PRI-5")
def test_a_growing_number_of_people_raises_it():
    levels = [level(known=Facts(impact="hindered"), counted=n) for n in (0, 1, 9, 10, 100)]

    assert levels == [NORMAL, NORMAL, NORMAL, HIGH, HIGH]


@pytest.mark.proves("PRI-2")
def test_the_formula_is_said_on_the_ticket():
    verdict = priority_of(replace(SAME, urgency="soon", workaround="works"), DEFAULT_MATRIX)
    told = [reason.as_json() for reason in verdict.reasons]

    assert formula_in_one_line(told) == (
        "Impact × Spread = High · Urgency: 1 level higher = Critical"
        " · Workaround: 1 level lower = High"
    )
    assert [step.by for step in formula(told)] == [0, 0, -1, 1]


def test_how_many_are_affected_is_said():
    [_impact, spread, _urgency] = priority_of(Facts(counted=12), DEFAULT_MATRIX).reasons

    assert in_words(spread.as_json()) == "A whole team (12 other people)"


@pytest.mark.proves("PRI-7")
def test_what_is_set_by_hand_keeps_what_was_computed():
    computed = priority_of(SAME, DEFAULT_MATRIX)
    by_hand = overridden(computed, LOW)

    assert by_hand.level == LOW
    assert by_hand.reasons[:-1] == computed.reasons
    assert in_words(by_hand.reasons[-1].as_json()) == "Set to Low by hand"
    assert overridden(computed, None) == computed


@given(facts, matrices)
def test_reasons_end_at_the_level(known, matrix):
    verdict = priority_of(known, matrix)

    assert CRITICAL <= verdict.level <= LOW
    assert verdict.reasons[-1].level == verdict.level
    assert verdict == priority_of(known, matrix)


@given(facts, matrices, st.data())
def test_worse_facts_never_lower(known, matrix, data):
    scales = {
        "impact": list(IMPACT),
        "spread": list(SPREAD),
        "urgency": list(URGENCY),
        "workaround": ["works", "known", "none", "failed"],
        "counted": [0, 1, 10, 200],
        "others_affected": [0, 1, 10, 200],
        "severity": ["cosmetic", "minor", "major", "severe"],
        "moments": [(), MOMENTS[:1], MOMENTS],
    }
    fact = data.draw(st.sampled_from(list(scales)))
    levels = [priority_of(replace(known, **{fact: value}), matrix).level for value in scales[fact]]
    assert levels == sorted(levels, reverse=True)


@given(facts, matrices)
def test_a_blocked_team_reaches_the_top_where_the_desk_says_so(known, matrix):
    blocked = replace(known, impact="stopped", spread="team", workaround="", planning="")

    assert priority_of(blocked, matrix | {"blocked_team": CRITICAL}).level == CRITICAL


@given(facts)
def test_a_matrix_of_before_decides_as_before(known):
    """What was published before there were labels and moments knows nothing of them."""
    before = {part: DEFAULT_MATRIX[part] for part in ("cells", "urgency")}
    plain = replace(known, workaround="", severity="", planning="", moments=())

    assert priority_of(known, before) == priority_of(plain, before)
    assert gaps_in(before) == []


@given(matrices)
def test_a_sane_matrix_has_no_gaps_and_no_slips(matrix):
    assert gaps_in(matrix) == []
    assert turned_around(matrix) == out_of_order(matrix) == []


@pytest.mark.parametrize("key", PRESETS)
def test_every_preset_decides_every_case_and_turns_nothing_around(key):
    matrix = PRESETS[key].content

    assert gaps_in(matrix) == []
    assert turned_around(matrix) == out_of_order(matrix) == []
