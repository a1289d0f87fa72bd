"""Any facts, and any matrix that makes sense: worse is never milder in it."""

from hypothesis import strategies as st

from deskbell.priority.decisions import (
    DEFAULT_MATRIX,
    IMPACT,
    LEVELS,
    SPREAD,
    URGENCY,
    WORKAROUND,
    Facts,
)

MOMENTS = [one["key"] for one in DEFAULT_MATRIX["moments"]]
SEVERITY = [one["key"] for one in DEFAULT_MATRIX["severity"]]
PLANNING = [one["key"] for one in DEFAULT_MATRIX["planning"]]

facts = st.builds(
    Facts,
    impact=st.sampled_from(["", *IMPACT]),
    spread=st.sampled_from(["", *SPREAD]),
    urgency=st.sampled_from(["", *URGENCY]),
    others_affected=st.none() | st.integers(0, 500),
    counted=st.integers(0, 30),
    kind=st.sampled_from(["incident", "request"]),
    workaround=st.sampled_from(["", *WORKAROUND]),
    severity=st.sampled_from(["", *SEVERITY]),
    planning=st.sampled_from(["", *PLANNING]),
    moments=st.lists(st.sampled_from(MOMENTS), unique=True).map(tuple),
)


def _ordered(many, least, most):
    return st.lists(st.integers(least, most), min_size=many, max_size=many).map(
        lambda values: sorted(values, reverse=True)
    )


@st.composite
def _matrices(draw):
    """Cells that grow with impact and with spread, and shifts in their order."""
    steps = draw(_ordered(len(IMPACT) + len(SPREAD) - 1, min(LEVELS), max(LEVELS)))
    cells = {
        impact: {spread: steps[i + s] for s, spread in enumerate(SPREAD)}
        for i, impact in enumerate(IMPACT)
    }
    later, usual, soon = draw(_ordered(3, -2, 2))
    works, known, none = draw(_ordered(3, 0, 2))
    return DEFAULT_MATRIX | {
        "cells": cells,
        "urgency": {"later": later, "usual": usual, "soon": soon},
        "workaround": {"works": works, "known": known, "none": none, "failed": none},
        "blocked_team": draw(st.sampled_from([None, 1, 2])),
        "moments": [{"key": key, "by": draw(st.integers(-2, 0))} for key in MOMENTS],
    }


matrices = _matrices()
