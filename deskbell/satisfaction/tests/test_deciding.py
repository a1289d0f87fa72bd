"""Whom we ask, and that nobody makes a link of their own."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.satisfaction import decisions

pytestmark = pytest.mark.proves("FBK-1")

KEY, OTHER = b"k" * 32, b"o" * 32
keys = st.integers(min_value=1, max_value=10**17)


@given(keys)
def test_a_link_names_its_resolution(pk):
    part = decisions.link_part(pk, KEY)

    assert decisions.resolution_linked_by(part, [KEY]) == pk
    assert decisions.resolution_linked_by(part, [OTHER, KEY]) == pk
    assert decisions.resolution_linked_by(part, [OTHER]) is None


@given(keys, keys)
def test_the_signature_of_one_opens_no_other(pk, another):
    signature = decisions.link_part(pk, KEY).partition("-")[2]

    named = decisions.resolution_linked_by(f"{another}-{signature}", [KEY])
    assert named == (pk if pk == another else None)


@given(st.text())
def test_nothing_else_is_a_link(text):
    assert decisions.resolution_linked_by(text, [KEY]) is None


def test_who_has_just_said_how_it_was_is_not_asked_again(noon):
    lately, long_ago = noon - timedelta(days=2), noon - decisions.REST

    assert decisions.is_asked("fixed", rated_at=None, at=noon)
    assert not decisions.is_asked("fixed", rated_at=lately, at=noon)
    assert decisions.is_asked("fixed", rated_at=long_ago, at=noon)


@pytest.mark.parametrize("code", ["duplicate", "withdrawn"])
def test_what_nobody_was_helped_by_is_not_asked_about(code, noon):
    assert not decisions.is_asked(code, rated_at=None, at=noon)
