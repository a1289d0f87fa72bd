"""A condition as a person reads it."""

import pytest
from django.utils import translation

from deskbell.conditions.decisions import in_words, typed
from deskbell.conditions.tests.conftest import CATALOGUE, NAMES

pytestmark = pytest.mark.proves("TKT-15")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", ""),
        ("is:red team:hardware", "colour is Red and team is Hardware"),
        ("made:3d", "made in the last 3 days"),
        ("-by:me", "owner is not me"),
        ("-(is:red or size:>=2)", "colour is not Red and size is not at least 2"),
        ("-(is:red by:me)", "not (colour is Red and owner is me)"),
        ("printer or scanner", "(name contains “printer” or name contains “scanner”)"),
        ("name:printer,scanner", "name contains “printer” or “scanner”"),
        ("made:older:1h before:today", "made more than 1 hour ago and made before today"),
        ("no:owner loud:no", "owner is not known and loud is no"),
        ("marks:all:red,deep_blue", "marks has all of Red and Deep blue"),
        ("by:#99", "owner is #99"),
    ],
)
def test_a_sentence(line, sentence):
    with translation.override("en"):
        assert in_words(typed(line, CATALOGUE, NAMES), CATALOGUE, NAMES) == sentence
