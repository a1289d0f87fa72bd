"""The search page: what was found and where, and what it says when nothing was."""

import pytest

from deskbell.search import operations as search
from deskbell.search.models import Word

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-15")]


@pytest.fixture
def look_for(printer_ticket, at_desk, words):
    search.rewrite([printer_ticket.pk])
    Word.objects.create(word="orange")
    return lambda typed: words(at_desk.get("/search/", {"q": typed}))


def test_it_shows_the_ticket_and_the_words(look_for, printer_ticket, at_desk):
    assert f"#{printer_ticket.number}" in look_for("labels blinks")
    assert "<mark>labels</mark>" in at_desk.get("/search/", {"q": "labels"}).content.decode()


def test_it_says_what_a_mistyped_word_was_taken_for(look_for):
    assert "Shown is what is close to it: orange" in look_for("ornage")


def test_it_says_that_nothing_was_found(look_for):
    assert "Nothing found" in look_for("zebra")
    assert "Nothing found" in look_for("<script>alert(1)</script>")


def test_empty_it_says_what_one_can_search_by(look_for):
    assert "By what was said, by whom, or by number." in look_for("")


def test_every_page_leads_to_it_by_a_key(at_desk, printer_ticket):
    assert 'href="/search/" data-hotkey="/"' in at_desk.get("/").content.decode()


def test_it_takes_filter_words_and_says_what_they_mean(look_for, printer_ticket):
    found = look_for("from:ines is:open labels")

    assert "requester is Ines Roth" in found
    assert f"#{printer_ticket.number}" in found
    assert "Nothing found" in look_for("is:closed labels")


def test_it_says_which_word_it_does_not_know(look_for):
    assert "is:opne: There is no such state. There are: new, open," in look_for("is:opne labels")
    assert "“form:” is no field" in look_for("form:ines labels")


def test_it_offers_how_to_go_on(look_for, at_desk):
    look_for("labels")
    page = at_desk.get("/search/", {"q": "labels fr"}).content.decode()

    assert 'href="/search/?q=labels%20from%3A" data-line="labels from:"' in page
