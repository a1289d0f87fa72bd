"""A whole number is read from what anybody may have put into an address."""

import pytest

from deskbell.ui.numbers import LARGEST, whole


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("42", 42), (str(LARGEST), LARGEST)])
def test_digits_are_a_number(text, number):
    assert whole(text) == number


@pytest.mark.parametrize(
    "text", ["", " 1", "-1", "+1", "1.0", "1_0", "²", "٣", "seven", str(LARGEST + 1), "9" * 5000]
)
def test_anything_else_is_none(text):
    assert whole(text) is None
