"""Texts with variables: what they say, what is refused, and that nothing in them is evaluated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.macros.decisions import VARIABLES, chosen, filled, problems_in, unfilled_in

pytestmark = pytest.mark.proves("COM-5")

NAMES = st.sampled_from(sorted(VARIABLES))
VALUES = st.dictionaries(NAMES, st.text(max_size=5), max_size=4)
LITERAL = st.text(st.characters(exclude_characters="{}"), max_size=10)
MARKED = st.lists(LITERAL | NAMES.map(lambda name: f"{{{{ {name} }}}}"), max_size=4).map("".join)


def test_variables_stand_for_their_values():
    said = filled("Hello {{requester.first_name}}, it is {{ ticket.number }}.", {
        "requester.first_name": "Ines", "ticket.number": "#1042",
    })  # fmt: skip

    assert said.text == "Hello Ines, it is #1042."
    assert said.gaps == ()


def test_other_words_stand_in_for_a_value_that_is_missing():
    text = "Hello {{requester.first_name|there}}"

    assert filled(text, {}).text == "Hello there"
    assert filled(text, {"requester.first_name": "Ines"}).text == "Hello Ines"


def test_a_variable_without_a_value_is_named_and_stays_to_be_seen():
    said = filled("News by {{news_due}}", {"news_due": ""})

    assert said.text == "News by {{news_due}}"
    assert said.gaps == ("news_due",)
    assert unfilled_in(said.text) == ("{{news_due}}",)


def test_what_nobody_knows_is_refused_and_said_where():
    [one, other] = problems_in("Hello\n{{requester.firstname}}\n\nand {{news_due")

    assert (one.line, one.mark, one.like) == (2, "{{requester.firstname}}", "requester.first_name")
    assert (other.line, other.mark, other.is_open) == (4, "{{news_due", True)


@given(text=LITERAL, values=VALUES)
def test_a_text_without_variables_is_said_as_it_stands(text, values):
    assert filled(text, values).text == text
    assert problems_in(text) == []


@given(text=st.text(), values=VALUES)
def test_no_text_breaks_it(text, values):
    filled(text, values)
    assert [one.line for one in problems_in(text)] == sorted(o.line for o in problems_in(text))


@given(text=MARKED, values=VALUES)
def test_each_variable_is_its_value_or_a_gap(text, values):
    assert problems_in(text) == []
    said = filled(text, values)
    expected = text
    for name in VARIABLES:
        expected = expected.replace(f"{{{{ {name} }}}}", "\0" + name + "\0")
    for name in VARIABLES:
        is_gap = not values.get(name)
        assert (name in said.gaps) == (is_gap and f"\0{name}\0" in expected)


@given(value=st.text(max_size=30))
def test_what_a_value_holds_is_not_read_again(value):
    sly = f"{{{{ticket.number}}}}{value}"
    assert filled("{{requester.name}}", {"requester.name": sly, "ticket.number": "#1"}).text == sly


@pytest.mark.parametrize(
    ("wanted", "language", "instead_of"),
    [("de", "de", ""), ("de-at", "de", ""), ("fr", "en", "fr"), ("en", "en", "")],
)
def test_the_text_is_in_the_readers_language_if_there_is_one(wanted, language, instead_of):
    text = chosen({"en": "Hello", "de": "Hallo"}, wanted=wanted, otherwise="en")
    assert (text.language, text.instead_of) == (language, instead_of)


def test_without_the_desks_language_the_first_is_said():
    assert chosen({"it": "Ciao", "de": ""}, wanted="de", otherwise="en").text == "Ciao"
    assert chosen({}, wanted="de", otherwise="en").text == ""
