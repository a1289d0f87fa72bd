"""Advice about drafts: long, jargon, unexplained, no next step. It never blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.contact.decisions import JARGON, linted

pytestmark = pytest.mark.proves("COM-5")

LANGUAGES = st.sampled_from(["en", "de", "ar", "fr"])


def codes(text, language="en"):
    return [one.code for one in linted(text, language=language)]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("We will call you tomorrow.", "en", []),
        ("Wir melden uns bis morgen.", "de", []),
        ("The part has arrived.", "en", ["no_next_step"]),
        ("We will reboot it today.", "en", ["jargon"]),
        ("Wir werden es zeitnah beheben.", "de", ["jargon"]),
        ("We will look at your VPN today.", "en", ["abbreviation"]),
        ("We will look at your way in from outside (VPN) today.", "en", []),
        ("Tell us " + "where and when and how " * 8 + "it stops.", "en", ["long_sentence"]),
        ("We will call. " * 60, "en", ["long"]),
        ("{{requester.first_name}}, we will call you.", "en", []),
        ("", "en", []),
    ],
)
def test_what_could_be_plainer_is_said(text, language, found):
    assert codes(text, language) == found


@given(st.text(max_size=400), LANGUAGES)
def test_any_text_gets_advice_and_nothing_else(text, language):
    found = linted(text, language=language)

    assert found == linted(text, language=language)
    assert not found or text.strip()


@given(st.text(max_size=200), LANGUAGES.filter(lambda code: code in JARGON), st.data())
def test_jargon_is_found_wherever_it_stands(text, language, data):
    said = data.draw(st.sampled_from(sorted(JARGON[language])))

    found = linted(f"{text} {said.upper()} {text}", language=language)
    assert said in [one.what for one in found if one.code == "jargon"]


@given(st.lists(st.sampled_from(["we", "will", "call", "you"]), min_size=1, max_size=25))
def test_a_short_plain_sentence_is_left_alone(words):
    assert codes(" ".join([*words[:20], "tomorrow."])) == []
