"""What a word is, in any language; what is sought; and what is shown of what was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.search.decisions import (
    closest,
    distance,
    excerpt,
    is_memorable,
    numbers_in,
    plain,
    sought,
    swapped,
    words_of,
)

pytestmark = pytest.mark.proves("TKT-15")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The printer STOPS", {"the", "printer", "stops"}),
        ("Straße, Müller, naïve", {"strasse", "muller", "naive"}),
        ("TX-40 at 10.0.0.1", {"tx-40", "tx", "40", "10.0.0.1"}),
        ("ines@roth.example", {"ines@roth.example", "ines", "roth", "example"}),
        ("Принтерът спира", {"принтерът", "спира"}),
        ("الطابعةُ", {"الطابعه"}),
        ("プリンター故障", {"プリ", "リン", "故障", "プ", "障"}),
        ("打印机坏了", {"打印", "印机", "坏了"}),
        ("ＶＰＮ", {"vpn"}),
    ],
)
def test_words(text, words):
    assert words <= {*words_of(text)}


@given(st.text(max_size=300))
def test_any_text_has_words_that_find_it(text):
    words = {*words_of(text)}
    for term in sought(text):
        for word in term.words:
            assert any(found.startswith(word) for found in words)


@given(st.text(max_size=300))
def test_plain_is_plain(text):
    assert plain(plain(text)) == plain(text)


@given(st.text(max_size=400), st.text(max_size=20))
def test_an_excerpt_is_taken_from_the_text(text, typed):
    pieces = excerpt(text, sought(typed))
    line = " ".join(text.split())
    shown = "".join(piece.text for piece in pieces)
    assert shown.removeprefix("… ").removesuffix(" …") in line


def test_an_excerpt_marks_what_was_sought():
    text = "Good morning, the label printers at dock 2 stop after three labels. " * 3
    pieces = excerpt(text, sought("printer"))

    assert next(piece.text for piece in pieces if piece.is_found) == "printers"
    assert sum(len(piece.text) for piece in pieces) < 260


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_distance_is_one(one, other):
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
    assert distance(one, other) <= max(len(one), len(other))


@pytest.mark.parametrize(
    ("word", "other", "slips"),
    [("ornage", "orange", 1), ("prnter", "printer", 1), ("printer", "painters", 2), ("", "abc", 3)],
)
def test_slips(word, other, slips):
    assert distance(word, other) == slips


def test_the_nearest_words_come_first_and_far_ones_not_at_all():
    assert closest("pritner", ["painter", "printer", "winter"]) == ["printer", "painter"]
    assert closest("moon", ["noon", "man", "mood"]) == ["mood", "noon"]


@given(st.text("abcd", min_size=2, max_size=8))
def test_letters_that_are_changed_over_are_one_slip(word):
    assert all(distance(word, one) == 1 for one in swapped(word))
    assert all(word in swapped(one) for one in swapped(word))
    assert set(closest(word, swapped(word))) == swapped(word)


def test_numbers():
    assert numbers_in("#1042 and 17, not TX-40 or 10.0.0.1") == [1042, 17]


def test_only_words_can_be_mistyped():
    assert [word for word in ("printer", "tx40", "abc", "打印机器") if is_memorable(word)] == [
        "printer"
    ]
