"""Keys: written as people write them, never in each other's way, and all of them known."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.ui import keys
from deskbell.ui.keys import KEYS, NotAKey, clash, clashes, instead, normal, pressed

pytestmark = pytest.mark.proves("UX-2", "UX-4")

TEMPLATES = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("q", "q"),
        ("Q", "Shift+Q"),
        ("g  q", "g q"),
        ("ctrl + K", "Mod+k"),
        ("Shift+Ctrl+enter", "Mod+Shift+Enter"),
        ("alt+ß", "Alt+ß"),
        ("?", "?"),
        ("  ", ""),
    ],
)
def test_a_key_is_read_as_people_write_it(typed, kept):
    assert normal(typed) == kept


@pytest.mark.parametrize("typed", ["qq", "g h j", "g Alt+x", "g H", "Ctrl+", "+", "Ctrl+w", "Tab"])
def test_what_nobody_can_press_or_the_browser_needs_is_refused(typed):
    with pytest.raises(NotAKey):
        normal(typed)


@given(st.text(max_size=12))
def test_a_kept_key_is_kept_as_it_is(typed):
    try:
        kept = normal(typed)
    except NotAKey:
        return
    assert normal(kept) == kept


presses = st.text("abg", min_size=1, max_size=1)
some_key = st.lists(presses, max_size=2).map(" ".join)


@given(some_key, some_key)
def test_two_keys_clash_both_ways_or_not_at_all_and_none_clashes_with_nothing(one, other):
    assert clash(one, other) == clash(other, one)
    assert not clash(one, "")
    assert clash(one, one) == bool(one)


@given(st.dictionaries(st.sampled_from([key.name for key in KEYS]), some_key))
def test_whoever_chooses_presses_what_they_chose_and_else_the_usual(own):
    told = instead(own)

    for key in KEYS:
        assert pressed(own)[key.name] == told.get(key.usual, key.usual)


def test_the_usual_keys_are_not_in_each_others_way():
    assert clashes(pressed({})) == []
    assert all(normal(key.usual) == key.usual for key in KEYS)


def test_a_beginning_is_in_the_way_of_what_begins_with_it():
    assert clashes(pressed({"reply": "g"}))[0] == ("go_home", "reply")


def test_every_key_of_a_page_is_known_and_every_known_one_is_on_a_page():
    written = set()
    for template in TEMPLATES.rglob("templates/**/*.html"):
        if {"tests", "patterns"}.isdisjoint(template.parts):
            written |= set(re.findall(r'data-hotkey="([^"]+)"', template.read_text()))

    assert written == {key.usual for key in keys.KEYS}


def test_every_key_is_in_the_manual():
    manual = (TEMPLATES.parent / "docs/keyboard.md").read_text()
    lines = [f"| `{key.usual.replace('Mod', 'Ctrl')}` | {key.title} |" for key in KEYS]

    assert [line for line in lines if line not in manual] == []
