"""The same address is found however it is typed."""

import string

from hypothesis import given
from hypothesis import strategies as st

from deskbell.people.decisions import name_from, normal, slug_from

KINDS = st.sampled_from(["mail", "phone", "handle"])
local = st.text(string.ascii_letters + string.digits + "._+-", min_size=1, max_size=20)
mails = st.builds("{}@{}.example".format, local, st.sampled_from(["Roth", "desk", "ELSEWHERE"]))
gaps = st.text(" -/().", max_size=3)


@given(KINDS, st.text(max_size=60))
def test_what_is_normal_stays_as_it_is(kind, typed):
    # A handle may begin with several @: one is taken off each time.
    once = normal(kind, typed)

    if kind != "handle" or not once.startswith("@"):
        assert normal(kind, once) == once


@given(mails, st.sampled_from([str.upper, str.lower, str.title, str.swapcase]))
def test_mail_is_the_same_in_any_case(mail, spoken):
    assert normal("mail", f"  {spoken(mail)} ") == normal("mail", mail)


@given(st.lists(st.text("0123456789", min_size=1, max_size=4), min_size=2, max_size=6), st.data())
def test_a_phone_number_is_the_same_however_it_is_grouped(groups, data):
    digits = "".join(groups).lstrip("0") or "1"
    typed = "+" + "".join(digit + data.draw(gaps) for digit in digits)

    assert normal("phone", typed) == normal("phone", f"00{digits}") == f"+{digits}"


@given(mails)
def test_a_name_can_always_be_read_from_an_address(mail):
    assert name_from(mail).strip()


@given(st.text(max_size=120))
def test_a_slug_is_fit_for_an_address(name):
    assert 0 < len(slug_from(name)) <= 50
    assert slug_from(name).isascii()
