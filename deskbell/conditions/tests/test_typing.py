"""The line people type: what it means, and that it comes back as it went."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from deskbell.conditions.decisions import (
    EVERYTHING,
    Group,
    Kind,
    Test,
    Unreadable,
    normal,
    typed,
    untyped,
)
from deskbell.conditions.tests.conftest import CATALOGUE, NAMES
from deskbell.testing.conditions import LETTERS, trees

pytestmark = pytest.mark.proves("TKT-15")

KEYS = {Kind.PERSON: range(1, 9), Kind.TEAM: range(1, 5)}


def meant(line):
    return typed(line, CATALOGUE, NAMES)


def every(*parts):
    return Group("all", parts)


def name(*words):
    return Test("name", "contains", words)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("printer", [name("printer")]),
        ('"label printer"', [name("label printer")]),
        ("label printer", [name("label"), name("printer")]),
        ("name:label,printer", [name("label", "printer")]),
        ("team:hardware", [Test("team", "is", (1,))]),
        ('team:"First line",hardware', [Test("team", "is", (2, 1))]),
        ("owner:ines", [Test("owner", "is", (1, 2))]),
        ("by:me", [Test("owner", "is", ("me",))]),
        ("by:#4711", [Test("owner", "is", (4711,))]),
        ("is:red", [Test("colour", "is", ("red",))]),
        ("is:loud", [Test("loud", "is", (True,))]),
        ("loud:no", [Test("loud", "is", (False,))]),
        ('colour:"Deep blue"', [Test("colour", "is", ("deep_blue",))]),
        ("made:3d", [Test("made", "last", ("3d",))]),
        ("made:2026-03-02", [Test("made", "on", ("2026-03-02",))]),
        ("made:older:2h", [Test("made", "older", ("2h",))]),
        ("before:today", [Test("made", "before", ("today",))]),
        ("size:>=2", [Test("size", "at_least", (2,))]),
        ("size:1,2", [Test("size", "is", (1, 2))]),
        ("has:owner", [Test("owner", "known", (True,))]),
        ("no:owner", [Group("none", (Test("owner", "known", (True,)),))]),
        ("-tag", [Group("none", (name("tag"),))]),
        ("-(a or b)", [Group("none", (name("a"), name("b")))]),
        ("a (b or c d)", [name("a"), Group("any", (name("b"), every(name("c"), name("d"))))]),
        ("a or b", [Group("any", (name("a"), name("b")))]),
        ("printer-2", [name("printer-2")]),
        ('"is:red"', [name("is:red")]),
    ],
)
def test_a_line_means(line, parts):
    assert meant(line) == every(*parts)


def test_an_empty_line_is_no_condition():
    assert meant("  ") == EVERYTHING
    assert untyped(EVERYTHING, CATALOGUE, NAMES) == ""


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("nonsense:3", "nonsense:3"),
        ("team:nobody", "team:nobody"),
        ("made:soon", "made:soon"),
        ("made:before:3", "made:before:3"),
        ("size:big", "size:big"),
        ("is:green", "is:green"),
        ("team:", "team:"),
        ("(a", "("),
        ("a)", ")"),
        ("a or", ""),
        ("or a", "or"),
        ("a -", "-"),
        ("()", ")"),
    ],
)
def test_what_cannot_be_read_is_named(line, place):
    with pytest.raises(Unreadable) as refused:
        meant(line)

    assert refused.value.place == place
    assert str(refused.value.why).endswith(".")


@given(trees(CATALOGUE, KEYS))
@example(name("or"))
@example(Group("none", (Group("none", (name("a"),)),)))
def test_every_condition_comes_back_from_its_line(tree):
    assert meant(untyped(tree, CATALOGUE, NAMES)) == normal(tree)


@given(st.text(LETTERS + "abmenr:", max_size=60) | st.text(max_size=40))
@example("(" * 5000)
@example("-" * 5000)
@example("a" * 5000)
@example(" ".join("a" * 500))
@example("\ud800")
@example("by:" + ",".join(f"#{n}" for n in range(1, 60)))
@example("size:" + "9" * 5000)
def test_whatever_is_typed_is_read_or_refused_by_name(line):
    try:
        tree = meant(line)
    except Unreadable:
        return
    assert meant(untyped(tree, CATALOGUE, NAMES)) == tree
