"""Texts by a grammar: choices are made, slots are filled, and every written text can be said."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.mail.reading import read
from deskbell.project.demo.firm.chance import Chance
from deskbell.project.demo.firm.grammar import said
from deskbell.project.demo.firm.mistakes import mistyped
from deskbell.project.demo.firm.people import DESK
from deskbell.project.demo.firm.topics import topics
from deskbell.project.demo.firm.words import phrases
from deskbell.project.demo.letters import Letter, written

SLOTS = {
    name: name
    for name in (
        *("device", "colleague", "first", "family", "name", "department", "printer", "place"),
        *("subject", "day", "author", "agent", "count", "leaver", "number"),
    )
}


@given(st.integers())
def test_choices_are_made_and_may_be_of_nothing(seed):
    words = said("{a|b{c|}} <device>{|!}", Chance(seed), {"device": "x{1|2}"})

    assert re.fullmatch(r"(a|bc|b) x[12]!?", words)


@pytest.mark.parametrize("broken", ["{a|b", "a}b"])
def test_a_text_with_a_wrong_brace_is_refused(broken):
    with pytest.raises(ValueError, match="brace"):
        said(broken, Chance(1))


def every_text():
    for topic in topics().values():
        for spoken in (topic.subjects, topic.texts, topic.asks, topic.details):
            yield from (text for texts in spoken.values() for text in _listed(texts))
        yield topic.device
        for cause in topic.causes:
            yield from (cause.cause, cause.done, cause.third_party, *cause.notes)
            yield from (text for texts in cause.answers.values() for text in _listed(texts))
            yield from cause.told.values()
    for manner in phrases().values():
        for spoken in manner.values():
            for texts in spoken.values() if isinstance(spoken, dict) else [spoken]:
                yield from _listed(texts)


def _listed(texts):
    return [texts] if isinstance(texts, str) else texts


def test_every_text_can_be_said_whole():
    for text in every_text():
        for seed in range(3):
            words = said(text, Chance(seed), SLOTS)
            assert not set(words) & set("{}|"), text
            assert not re.search(r"<\w+>", words), text
            assert "  " not in words, text


@given(st.integers(), st.text(min_size=0, max_size=60))
def test_mistakes_leave_short_words_alone(seed, text):
    assert mistyped(text, 0.0, Chance(seed)) == text
    assert mistyped("a bc def", 1.0, Chance(seed)) == "a bc def"


@pytest.mark.parametrize("is_html", [False, True])
def test_a_letter_is_read_as_it_was_written(is_html):
    letter = Letter(
        sender='"Jörg Müller" <joerg@nordwind.example>',
        to=DESK,
        subject="Harbour で受注番号が保存できません、至急ご確認をお願いいたします",
        text="Здравейте,\n\nпринтерът спира.\n\nJörg",
        at=datetime(2026, 3, 2, tzinfo=UTC),
        message_id="1@nordwind.example",
        signature="Jörg Müller\nSales · Hamburg\n+49 40 555",
        quoted="On 2.3., 09:00, Mara wrote:\n> Hello Jörg,\n>\n> which one?",
        is_html=is_html,
        attached=("error.log", "one\r\ntwo"),
    )
    parsed = read(written(letter))

    assert parsed.from_name == "Jörg Müller"
    assert parsed.subject == letter.subject
    assert parsed.reply.strip() == letter.text
    assert "which one?" in parsed.quoted
    assert "+49 40 555" in parsed.signature
    assert [one.name for one in parsed.attachments] == ["error.log"]
