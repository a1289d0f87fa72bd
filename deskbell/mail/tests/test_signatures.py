"""A signature is found in one walk, however many delimiters a mail holds."""

import time

import pytest

from deskbell.mail.content.lines import Line
from deskbell.mail.replies.signatures import split_signature

pytestmark = pytest.mark.proves("INT-2")


def lines(*texts):
    return [Line(text) for text in texts]


def test_the_first_delimiter_with_little_below_it_cuts():
    body, signature, _ = split_signature(lines("Hi", "-- ", *["word"] * 41, "-- ", "Ines", "-- "))

    assert (len(body), [one.text for one in signature]) == (43, ["-- ", "Ines", "-- "])


def test_delimiters_without_end_take_no_time():
    began = time.process_time()

    split_signature(lines("Hi", *["-- "] * 60_000))

    assert time.process_time() - began < 2
