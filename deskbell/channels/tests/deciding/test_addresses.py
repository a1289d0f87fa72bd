"""A signed address names its ticket, to us alone, and cannot be made up."""

from hypothesis import given
from hypothesis import strategies as st

from deskbell.channels.decisions import forms_of, number_signed_in, reply_address

KEY, OLDER = b"the key", b"the key before"
NUMBERS = st.integers(1, 10**12)


@given(NUMBERS)
def test_what_was_signed_is_read_again_however_it_is_spelled(number):
    signed = reply_address("it@desk.example", number, KEY)

    assert number_signed_in(signed, [KEY]) == number
    assert number_signed_in(f"  {signed.upper()} ", [KEY]) == number
    assert "it@desk.example" in forms_of(signed)


def test_a_key_before_still_reads():
    assert number_signed_in(reply_address("it@desk.example", 7, OLDER), [KEY, OLDER]) == 7


@given(NUMBERS, NUMBERS)
def test_a_signature_is_good_for_one_number(number, other):
    signed = reply_address("it@desk.example", number, KEY)

    moved = signed.replace(f"+t{number}.", f"+t{other}.")
    assert number_signed_in(moved, [KEY]) == (number if other == number else None)


def test_an_address_without_room_stays_as_it_is():
    long = "a" * 50 + "@desk.example"

    assert reply_address(long, 1, KEY) == long


@given(st.text(max_size=60))
def test_odd_addresses_are_survived(text):
    assert number_signed_in(text, [KEY]) is None
    assert forms_of(text)
