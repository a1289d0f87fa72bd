"""When one reminds and closes, which question a text answers, and what is nothing but thanks."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.contact.decisions import (
    ANNOUNCE,
    BUILT_IN,
    CLOSE,
    PRESETS,
    REMIND,
    answers_in,
    as_asked,
    as_told,
    gaps_in,
    is_only_thanks,
    link_part,
    number_linked_by,
    questions_in,
    rules_of,
    timeline,
)
from deskbell.hours.decisions import Calendar, hours_of
from deskbell.hours.decisions.calendars import Shift, Span

HOUR = 3600
OFFICE = hours_of(
    Calendar(ZoneInfo("Europe/Berlin"), (Shift(frozenset(range(5)), Span(9 * HOUR, 17 * HOUR)),))
)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MINUTES = st.integers(1, 5000)
CONTENTS = st.fixed_dictionaries(
    {
        "reminders": st.lists(MINUTES, max_size=5),
        "close_after": st.none() | MINUTES,
        "confirm_within": st.none() | MINUTES,
        "task_within": MINUTES,
        "reopen_days": st.integers(0, 365),
    }
)


@pytest.mark.proves("TKT-9")
@given(CONTENTS, st.booleans())
def test_nothing_is_closed_that_was_not_announced_before(content, is_resolved):
    steps = list(timeline(rules_of(content), is_resolved=is_resolved, since=NOON, hours=OFFICE))

    assert [one.at for one in steps] == sorted({one.at for one in steps})
    closing = [one for one in steps if one.what == CLOSE]
    assert len(closing) <= 1
    if closing and not is_resolved and not gaps_in(content):
        assert steps[-2].what == ANNOUNCE
        assert all(one.what == REMIND for one in steps[:-2])


def test_reminders_are_counted_in_the_time_the_desk_works():
    rules = rules_of({**BUILT_IN, "reminders": [480, 480], "close_after": 480})
    friday = datetime(2026, 3, 6, 14, tzinfo=UTC)

    steps = list(timeline(rules, is_resolved=False, since=friday, hours=OFFICE))

    assert [(one.what, one.at.isoformat()[:16]) for one in steps] == [
        ("remind", "2026-03-09T14:00"),
        ("announce", "2026-03-10T14:00"),
        ("close", "2026-03-11T14:00"),
    ]


def test_what_is_built_in_and_every_preset_is_complete():
    assert not gaps_in(BUILT_IN)
    assert all(not gaps_in(content) for content in (preset.content for preset in PRESETS.values()))


def test_no_closing_without_a_reminder_that_announces_it():
    assert gaps_in({**BUILT_IN, "reminders": []}) == ["close_after unannounced"]
    assert not gaps_in({**BUILT_IN, "reminders": [], "close_after": None})


@pytest.mark.proves("COM-3")
@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("1. Which labels?\n2. Since when?", ["Which labels?", "Since when?"]),
        ("We need:\n- the serial number\n- a photo\n  of the back", None),
        ("Which labels? Since when?", ["Which labels?", "Since when?"]),
        ("Hello Ines.\nWhich one?", ["Hello Ines. Which one?"]),
        ("The serial number, please", ["The serial number, please"]),
        ("", []),
    ],
)
def test_questions_are_listed(text, questions):
    wanted = questions or ["the serial number", "a photo of the back"]
    assert questions_in(text) == (wanted if text else [])


QUESTIONS = st.lists(
    st.text("abcdef ÄشÉ", min_size=1, max_size=20).map(lambda s: f"x {s.strip()}?"),
    min_size=2,
    max_size=9,
)


@given(QUESTIONS, st.data())
def test_numbered_answers_find_their_questions(questions, data):
    numbers = dict(enumerate(questions, start=1))
    answered = data.draw(st.sets(st.sampled_from(sorted(numbers)), min_size=1))
    text = "\n".join(f"{number}) yes, {number} it is" for number in sorted(answered))

    assert questions_in(as_told(numbers)) == [" ".join(one.split()) for one in questions]
    assert answers_in(text, sorted(numbers)) == {n: f"yes, {n} it is" for n in answered}


@given(st.text(max_size=200), st.lists(st.integers(1, 20), unique=True, max_size=6))
def test_nothing_is_answered_that_was_not_asked(text, still_open):
    found = answers_in(text, still_open)

    assert found.keys() <= set(still_open)
    assert all(one.strip() for one in found.values())


def test_free_words_answer_a_single_question_and_leave_several_open():
    assert answers_in("The big one", [2]) == {2: "The big one"}
    assert answers_in("The big one", [1, 2]) == {}
    assert answers_in("1.\nThe big one\n2. Monday", [1, 2]) == {1: "The big one", 2: "Monday"}


def test_questions_get_numbers_where_there_are_several():
    assert as_asked("Which one? Since when?") == "1. Which one?\n2. Since when?"
    assert as_asked("Which one?") == "Which one?"
    assert as_asked("1. Which one?\n2. Since when?") == "1. Which one?\n2. Since when?"


@pytest.mark.proves("TKT-7")
@pytest.mark.parametrize(
    ("text", "is_thanks"),
    [
        ("Thanks!", True),
        ("Thank you Mara, it works now.", True),
        ("Vielen Dank, Frau Koleva, alles läuft.", True),
        ("شكرا جزيلا", True),
        ("Thanks, but it still stops.", False),
        ("Danke, leider geht es nicht.", False),
        ("Thanks. Could you look at the other one as well?", False),
        ("Thanks for nothing, third time this week that I cannot print labels here", False),
        ("It works.", False),
        ("", False),
    ],
)
def test_thanks_are_known_and_every_doubt_counts(text, is_thanks):
    assert is_only_thanks(text) is is_thanks


@given(st.text(max_size=80))
def test_a_question_is_never_only_thanks(text):
    assert not is_only_thanks(f"Thanks {text}?")


@given(st.integers(0, 10**15), st.binary(min_size=32, max_size=32))
def test_a_link_holds_for_whoever_was_given_it(number, key):
    part = link_part(number, key)

    assert number_linked_by(part, [b"other", key]) == number
    assert number_linked_by(part, [b"other"]) is None
    assert number_linked_by(f"{number + 1}-{part.rpartition('-')[2]}", [key]) is None


def test_days_have_the_hours_one_works():
    rules = rules_of(BUILT_IN)

    assert rules.reminders == (timedelta(days=2), timedelta(days=2))
    assert rules.reopen_days == 14
