"""What a server's answer means, when to try again, and how a mail names its conversation."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.channels.decisions import (
    answer_of,
    identifier_for,
    is_after_the_fact,
    next_try,
    number_tagged_in,
    state_after,
    subject_line,
    thread_after,
)


@pytest.mark.parametrize(
    ("code", "said", "verdict", "status"),
    [
        (250, b"2.0.0 Ok: queued as 1A", "accepted", "2.0.0"),
        (250, b"Message accepted", "accepted", ""),
        (251, b"User not local; will forward", "accepted", ""),
        (421, b"4.7.0 Try again", "delayed", "4.7.0"),
        (451, b"Greylisted", "delayed", ""),
        (550, b"5.1.1 User unknown\n5.1.1 See the manual", "failed", "5.1.1"),
        (554, b"Host 1.2.3.4 blocked, error 5.7.1x", "failed", ""),
        (-1, b"", "delayed", ""),
        (354, b"Go ahead", "delayed", ""),
    ],
)
def test_a_reply_of_a_server_means_one_thing(code, said, verdict, status):
    answer = answer_of(code, said)

    assert (answer.verdict, answer.status) == (verdict, status)
    assert "\n" not in answer.words


@given(st.integers(-1, 999), st.binary(max_size=3000))
def test_whatever_a_server_says_can_be_kept(code, said):
    answer = answer_of(code, said)

    assert "\x00" not in answer.words
    assert len(answer.words) <= 1010


@pytest.mark.parametrize("reached", [True, False])
def test_pauses_grow_until_it_is_given_up(reached, noon):
    at, attempts, pauses = noon, 0, []
    while (again := next_try(attempts := attempts + 1, since=noon, at=at, reached=reached)) and (
        attempts < 5000
    ):
        pauses.append(again - at)
        at = again

    assert pauses == sorted(pauses)
    assert timedelta(days=3) <= at - noon < timedelta(days=3, hours=4)
    assert pauses[-1] == (timedelta(hours=4) if reached else timedelta(minutes=5))


@pytest.mark.parametrize(
    ("status", "permanent", "state"),
    [
        ("5.1.1", True, "bounced"),
        ("4.4.7", True, "bounced"),
        ("4.4.7", False, "delayed"),
        ("5.1.1", None, "bounced"),
        ("4.2.2", None, "delayed"),
        ("", None, "bounced"),
    ],
)
def test_a_report_is_a_bounce_unless_there_is_hope(status, permanent, state):
    assert state_after(status, permanent) == state


def test_news_that_come_too_late_change_nothing():
    assert is_after_the_fact("bounced", "delayed")
    assert is_after_the_fact("bounced", "bounced")
    assert is_after_the_fact("held", "bounced")
    assert is_after_the_fact("cancelled", "bounced")
    assert not is_after_the_fact("accepted", "bounced")
    assert not is_after_the_fact("delayed", "bounced")


def test_a_mail_answers_the_last_that_came_in():
    thread = thread_after([("in1", True), ("out1", False), ("in2", True), ("out2", False)])

    assert thread.in_reply_to == "in2"
    assert thread.references == ("in1", "out1", "out2", "in2")


def test_a_long_thread_names_its_first_and_its_latest():
    thread = thread_after([(f"m{n}", n == 0) for n in range(100)])

    assert thread.in_reply_to == "m0"
    assert len(thread.references) == 13
    assert thread.references[-2:] == ("m99", "m0")


def test_what_follows_nothing_answers_nothing():
    assert thread_after([]).references == ()


@pytest.mark.parametrize(
    ("subject", "answers", "line"),
    [
        ("Printer", True, "Re: Printer [#7]"),
        ("Re: AW: re[2]: Printer [#7] [#8]", True, "Re: Printer [#7]"),
        ("Printer", False, "Printer [#7]"),
        ("Rent: due", True, "Re: Rent: due [#7]"),
        ("", False, "[#7]"),
    ],
)
def test_a_subject_has_one_re_and_one_tag(subject, answers, line):
    assert subject_line(subject, 7, answers=answers) == line


@given(st.text(max_size=400), st.integers(1, 10**15), st.booleans())
def test_the_tag_of_any_subject_is_found_again(subject, number, answers):
    line = subject_line(subject, number, answers=answers)

    assert number_tagged_in(line) == number
    assert len(line) <= 300
    assert not set("\r\n") & set(line)


def test_an_identifier_is_ascii_whatever_the_domain():
    assert identifier_for(7, "abc", "it@bücher.example") == "t7.abc@xn--bcher-kva.example"
    assert identifier_for(7, "abc", "nonsense") == "t7.abc@nonsense"
