"""The stored form: round trips, one simplest shape, and refusals that name the place."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from deskbell.conditions.decisions import (
    EVERYTHING,
    Group,
    Test,
    Unreadable,
    as_json,
    in_words,
    normal,
    read,
)
from deskbell.conditions.tests.conftest import CATALOGUE, NAMES
from deskbell.testing.conditions import trees

pytestmark = pytest.mark.proves("TKT-15")

RED = {"field": "colour", "is": ["red"]}
WORDS = ["field", "all", "any", "none", "is", "last", "name", "made", "owner", "colour", "red"]
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(WORDS),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(WORDS) | st.text(), inner, max_size=3)
    ),
)


@given(trees(CATALOGUE))
def test_every_condition_comes_back_from_what_is_stored(tree):
    stored = json.loads(json.dumps(as_json(tree, CATALOGUE)))

    assert read(stored, CATALOGUE) == normal(tree)
    assert read(as_json(normal(tree), CATALOGUE), CATALOGUE) == normal(tree)


@given(trees(CATALOGUE))
def test_the_simplest_shape_is_as_simple_as_it_gets(tree):
    assert normal(normal(tree)) == normal(tree)


@given(trees(CATALOGUE))
def test_every_condition_can_be_said(tree):
    assert in_words(tree, CATALOGUE, NAMES)


def deep(levels):
    tree = RED
    for level in range(levels):
        tree = {"all" if level % 2 else "any": [tree, RED]}
    return tree


@given(ANYTHING)
@example(deep(150))
@example({"all": [RED] * 51})
@example({"field": ["name"], "is": "x"})
@example({"field": "name", "is": "\0"})
@example({"field": "made", "before": "9999-12-31T23:59:59-23:59"})
def test_whatever_is_stored_is_read_or_refused(stored):
    try:
        tree = read(stored, CATALOGUE)
    except Unreadable:
        return
    assert read(as_json(tree, CATALOGUE), CATALOGUE) == tree


@pytest.mark.parametrize(
    ("stored", "place"),
    [
        ([], ""),
        ({"all": []}, None),
        ({"any": []}, "any"),
        ({"all": [RED, {"any": [RED, {"field": "nothing", "is": 1}]}]}, "all[1].any[1].field"),
        ({"all": [{"field": "made", "last": "soon"}]}, "all[0].made.last"),
        ({"field": "made", "older": ["1d", "2d"]}, "made.older"),
        ({"field": "size", "is": [True]}, "size.is"),
        ({"field": "team", "is": "me"}, "team.is"),
        ({"field": "colour", "contains": "red"}, "colour"),
        ({"field": "colour", "is": []}, "colour.is"),
        (deep(7), ""),
    ],
)
def test_a_refusal_names_the_place(stored, place):
    if place is None:
        assert read(stored, CATALOGUE) == EVERYTHING
        return
    with pytest.raises(Unreadable) as refused:
        read(stored, CATALOGUE)

    assert refused.value.place == place


def test_brackets_that_mean_nothing_go():
    red = Test("colour", "is", ("red",))
    big = Test("size", "at_least", (3,))

    assert normal(Group("any", (Group("all", (Group("all", (red, big)),)),))) == Group(
        "all", (red, big)
    )
    assert normal(Group("none", (Group("any", (red, big)),))) == Group(
        "all", (Group("none", (red, big)),)
    )
