"""A search line: what of it is words, what is left out, and what is a condition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.conditions.decisions import (
    EVERYTHING,
    Divided,
    Group,
    Test,
    Unreadable,
    divided,
    normal,
    typed,
)
from deskbell.conditions.tests.conftest import CATALOGUE, NAMES
from deskbell.testing.conditions import LETTERS

pytestmark = pytest.mark.proves("TKT-15")


def read(line):
    return divided(line, CATALOGUE, NAMES)


RED = Group("all", (Test("colour", "is", ("red",)),))


@pytest.mark.parametrize(
    ("line", "words", "without", "condition"),
    [
        ("", (), (), EVERYTHING),
        ("label printer", ("label", "printer"), (), EVERYTHING),
        ('"label printer" -toner', ("label printer",), ("toner",), EVERYTHING),
        ("Printer - stops", ("Printer", "stops"), (), EVERYTHING),
        ("stops (again", ("stops", "again"), (), EVERYTHING),
        ("this or that", ("this", "or", "that"), (), EVERYTHING),
        (
            "https://a.example/x 12:30 TX-40",
            ("https://a.example/x", "12:30", "TX-40"),
            (),
            EVERYTHING,
        ),
        ("is:red printer", ("printer",), (), RED),
        ("printer is:red -toner jam", ("printer", "jam"), ("toner",), RED),
        ("printer - is:red", ("printer",), (), RED),
        ('"is:red" printer', ("is:red", "printer"), (), EVERYTHING),
    ],
)
def test_a_line_is_divided(line, words, without, condition):
    assert read(line) == Divided(words, without, condition)


@pytest.mark.parametrize("line", ["-is:red", "-(is:red or size:2)", "(is:red or size:2)"])
def test_what_asks_about_fields_means_what_it_means_in_a_filter(line):
    found = read(f"jam {line}")

    assert found == Divided(("jam",), (), typed(line, CATALOGUE, NAMES))


def test_an_or_outside_of_brackets_makes_it_one_condition():
    line = "printer or is:red"

    assert read(line) == Divided(condition=typed(line, CATALOGUE, NAMES))


def test_a_field_that_is_mistyped_is_a_word_and_named():
    found = read("taem:hardware colur:red http://x")

    assert found.words == ("taem:hardware", "colur:red", "http://x")
    assert found.mistaken == (("taem", "team"), ("colur", "colour"))


@pytest.mark.parametrize("line", ["is:purple jam", "team:nobody", "jam before:soon"])
def test_a_field_that_is_asked_wrongly_is_said(line):
    with pytest.raises(Unreadable):
        read(line)


@given(st.text(LETTERS + "isor:()", max_size=30))
def test_no_line_does_anything_else(line):
    try:
        found = read(line)
    except Unreadable:
        return
    assert normal(found.condition) == found.condition


@given(st.lists(st.text("abcß漢-/.@", min_size=1).filter(lambda word: word[0] != "-"), max_size=6))
def test_without_fields_no_word_is_lost(words):
    assert read(" ".join(words)) == Divided(words=tuple(words))
