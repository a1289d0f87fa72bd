"""Any condition over a catalogue, for tests: what `conditions.read` accepts, of all shapes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from deskbell.conditions.decisions import (
    OF_PEOPLE,
    OPERATORS,
    Catalogue,
    Field,
    Group,
    Kind,
    Test,
)
from deskbell.conditions.decisions.operators import SEVERAL, Shape

#: Letters with cases of their own kind, quotes, signs that mean something, and characters apart.
LETTERS = "aAzZßıİσΣςéÉǅжЖ漢🔔'\"\\%_-:,()#<>=. \t"
TEXTS = st.one_of(
    st.text(LETTERS, min_size=1, max_size=6),
    st.sampled_from(["or", "OR", "me", "is:", "#12", "-", "printer", "a b", "\n"]),
)
SPANS = st.builds(lambda n, unit: f"{n}{unit}", st.integers(1, 9999), st.sampled_from("mhdw"))
NEAR_SPANS = ["1m", "60m", "2h", "24h", "1d", "3d", "1w"]
DAYS = ["yesterday", "today", "tomorrow", "2026-03-01", "2026-03-03", "2026-03-29", "1900-01-01"]
DAYS += ["2026-03", "2026-02", "2026", "2025-12"]
POINTS = [*DAYS, "now", "2026-03-02T12:00:00+00:00", "2026-03-02T14:00+01:00"]
NUMBERS = [-(2**40), -1, 0, 1, 2, 4, 5, 2**63 - 1]


def edges(field: Field, shape: Shape, keys: Mapping[Kind, Sequence[int]]) -> Sequence[Any]:
    """The values at which an answer turns."""
    if shape is Shape.KEYS:
        me = ["me"] if field.kind in OF_PEOPLE else []
        return [*keys.get(field.kind, [1]), 2**40, *me]
    return {
        Shape.TEXTS: [*LETTERS, "straße", "STRASSE", "übersetzer", "aa", "hr"],
        Shape.NUMBERS: NUMBERS,
        Shape.NUMBER: NUMBERS,
        Shape.CODES: [choice.code for choice in field.choices],
        Shape.SPAN: NEAR_SPANS,
        Shape.POINT: POINTS,
        Shape.DAY: DAYS,
        Shape.FLAG: [True, False],
        Shape.YES: [True],
    }[shape]


def values(field: Field, shape: Shape, keys: Mapping[Kind, Sequence[int]]) -> st.SearchStrategy:
    """One value a test of this shape can hold."""
    near = st.sampled_from(edges(field, shape, keys) or ["?"])
    return {Shape.TEXTS: TEXTS | near, Shape.SPAN: SPANS | near}.get(shape, near)


@st.composite
def single(draw: Any, catalogue: Catalogue, keys: Mapping[Kind, Sequence[int]]) -> Test:
    field = draw(st.sampled_from(list(catalogue.fields.values())))
    operator = draw(st.sampled_from(list(OPERATORS[field.kind].values())))
    one = values(field, operator.shape, keys)
    most = 3 if operator.shape in SEVERAL else 1
    held = draw(st.lists(one, min_size=1, max_size=most, unique=True))
    return Test(field.key, operator.name, tuple(held))


def trees(catalogue: Catalogue, keys: Mapping[Kind, Sequence[int]] | None = None) -> Any:
    """Tests and groups of them, up to five deep."""
    leaves = single(catalogue, keys or {})
    groups = leaves
    for _ in range(4):
        groups = st.one_of(
            leaves,
            st.builds(
                Group,
                st.sampled_from(["all", "any", "none"]),
                st.lists(groups, min_size=1, max_size=3).map(tuple),
            ),
        )
    return groups
