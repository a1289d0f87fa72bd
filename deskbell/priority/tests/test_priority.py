"""Priority comes from facts, by a matrix, and says why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.priority.decisions import (
    ASSUMED,
    CRITICAL,
    DEFAULT_MATRIX,
    HIGH,
    IMPACT,
    LOW,
    NORMAL,
    SPREAD,
    URGENCY,
    Facts,
    priority_of,
)

pytestmark = pytest.mark.proves("PRI-1")

facts = st.builds(
    Facts,
    impact=st.sampled_from(["", *IMPACT]),
    spread=st.sampled_from(["", *SPREAD]),
    urgency=st.sampled_from(["", *URGENCY]),
    others_affected=st.none() | st.integers(0, 500),
)


@pytest.mark.parametrize(
    ("known", "level"),
    [
        (Facts(), NORMAL),
        (Facts(impact="stopped", spread="team"), CRITICAL),
        (Facts(impact="stopped", others_affected=12), CRITICAL),
        (Facts(impact="stopped", others_affected=0), HIGH),
        (Facts(impact="none", urgency="later"), LOW),
        (Facts(impact="hindered", urgency="soon"), HIGH),
    ],
)
def test_the_matrix_gives_the_level(known, level):
    assert priority_of(known, DEFAULT_MATRIX).level == level


def test_what_was_assumed_is_said():
    verdict = priority_of(Facts(impact="stopped"), DEFAULT_MATRIX)

    assert [(reason.fact, reason.assumed) for reason in verdict.reasons] == [
        ("impact", False),
        ("spread", True),
        ("urgency", True),
    ]


@given(facts)
def test_every_combination_of_facts_has_a_level_and_its_reasons_end_there(known):
    verdict = priority_of(known, DEFAULT_MATRIX)

    assert CRITICAL <= verdict.level <= LOW
    assert verdict.reasons[-1].level == verdict.level


@given(facts)
def test_more_impact_never_lowers_the_priority(known):
    levels = [
        priority_of(
            Facts(impact, known.spread, known.urgency, known.others_affected), DEFAULT_MATRIX
        ).level
        for impact in IMPACT
    ]

    assert levels == sorted(levels, reverse=True)


@given(facts)
def test_an_unknown_fact_counts_as_the_stated_assumption(known):
    stated = Facts(
        known.impact or ASSUMED["impact"], known.spread, known.urgency, known.others_affected
    )

    assert priority_of(known, DEFAULT_MATRIX).level == priority_of(stated, DEFAULT_MATRIX).level
