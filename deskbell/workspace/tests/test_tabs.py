"""The tabs of open tickets: titles come from the server, to those who may see them."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.proves("UX-4", "SEC-2")]


@pytest.fixture
def tabs(browser, words, printer_ticket):
    """What `person` reads on the tabs of these numbers."""
    return lambda person, *numbers: words(browser(person).get("/tabs/", {"n": numbers}))


def test_a_tab_is_called_what_its_ticket_is_called(tabs, mara, printer_ticket):
    assert "The printer stops" in tabs(mara, printer_ticket.number)


def test_whoever_may_not_see_a_ticket_is_not_told_its_title(tabs, hanna, printer_ticket):
    assert tabs(hanna, printer_ticket.number) == ""


def test_what_is_no_number_and_what_is_asked_twice_makes_no_tab(tabs, mara, printer_ticket):
    told = tabs(mara, "one", "9" * 30, printer_ticket.number, printer_ticket.number)

    assert told.count("The printer stops") == 1
