"""What the palette offers: what is called so, and nothing its reader may not see."""

import pytest

from deskbell.search import operations as search
from deskbell.ui.palette import means

pytestmark = [pytest.mark.django_db, pytest.mark.proves("UX-4", "SEC-2")]


@pytest.fixture
def offered(browser, words, printer_ticket):
    """What `person` reads in the palette after typing."""
    search.rewrite([printer_ticket.pk])
    return lambda person, typed="": words(browser(person).get("/palette/", {"q": typed}))


def test_before_anything_is_typed_it_offers_the_lists_and_pages_about_oneself(offered, mara):
    told = offered(mara)

    assert "Lists My work Unassigned Mine" in told
    assert "First line" in told
    assert "Your keys" in told
    assert "Printer" not in told


def test_a_ticket_is_offered_by_number_and_by_its_words(offered, mara, printer_ticket):
    assert "The printer stops" in offered(mara, f"#{printer_ticket.number}")
    assert "The printer stops" in offered(mara, "labels")


def test_people_are_offered_with_their_tickets(offered, mara):
    assert "Tickets of Ines Roth" in offered(mara, "ines")


def test_to_an_agent_of_another_desk_the_ticket_is_not_offered(offered, hanna, printer_ticket):
    assert "printer" not in offered(hanna, "labels").lower()
    assert "printer" not in offered(hanna, str(printer_ticket.number)).lower()


def test_settings_are_offered_to_those_who_may_look_into_them(offered, mara, ada, vera):
    assert "Mailboxes" in offered(ada, "mailbo")
    assert "Mailboxes" in offered(vera, "mailbo")
    assert "Mailboxes" not in offered(mara, "mailbo")


def test_a_requester_is_offered_the_pages_about_themself_only(offered, ines):
    told = offered(ines, "")

    assert "Your own requests" in told
    assert "Lists" not in told
    assert "Ines Roth" not in offered(ines, "ines")


@pytest.mark.parametrize(
    ("typed", "title", "is_meant"),
    [
        ("", "Mine", True),
        ("mi", "Mine", True),
        ("in", "Mine", False),
        ("sign how", "How you sign in", True),
        ("first lin", "First line", True),
        ("#", "Mine", True),
    ],
)
def test_the_beginnings_of_words_are_enough(typed, title, is_meant):
    assert means(typed, title) is is_meant
