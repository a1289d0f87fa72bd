"""How a side conversation stands, and whose a mail in it is, follows from facts alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from deskbell.side_conversations.decisions import ends_the_wait, mark_of, state_after

pytestmark = pytest.mark.proves("COL-2")

said = some.tuples(
    some.sampled_from(["in", "out"]), some.sampled_from(["", "automatic", "outsider", "spoofed"])
)


@given(some.lists(said))
def test_what_machines_wrote_changes_nothing(everything):
    by_people = [(way, mark) for way, mark in everything if way == "out" or mark != "automatic"]

    assert state_after(everything) == state_after(by_people)


@given(some.lists(said))
def test_whoever_spoke_last_says_how_it_stands(everything):
    assert state_after([*everything, ("out", "")]) == "waiting"
    assert state_after([*everything, ("in", "")]) == "answered"


def test_where_nothing_is_said_nothing_is_expected():
    assert state_after([]) == "closed"


ADDRESSES = some.sampled_from(["pia@printers.example", "paul@printers.example", "eve@else.example"])


@given(ADDRESSES, some.lists(ADDRESSES), some.booleans(), some.booleans())
def test_only_who_was_asked_is_taken_at_their_word(sender, asked, is_spoofed, is_automatic):
    mark = mark_of(sender.upper(), asked, is_spoofed=is_spoofed, is_automatic=is_automatic)

    assert (mark == "") == (sender in asked and not is_spoofed and not is_automatic)
    if is_spoofed or is_automatic:
        assert not ends_the_wait(mark)
