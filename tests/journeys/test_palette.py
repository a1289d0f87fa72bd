"""The palette: whatever one does and wherever one goes, by typing a few letters of it."""

import re

import pytest
from playwright.sync_api import expect

from deskbell.testing.browsing import PHONE, findings, overhang
from deskbell.tickets.models import Ticket

pytestmark = pytest.mark.proves("UX-2", "UX-4")


@pytest.fixture
def ticket(ines, becomes_ticket) -> Ticket:
    return becomes_ticket(ines, "The printer stops", "It stops after three labels.")


@pytest.fixture
def palette():
    """The palette of a page, opened by its key."""

    def palette(page):
        page.keyboard.press("Control+k")
        dialog = page.get_by_role("dialog", name="Go somewhere or do something")
        expect(dialog.get_by_role("combobox")).to_be_focused()
        return dialog

    return palette


def test_what_the_page_can_do_and_where_one_can_go_is_found_by_typing(
    window, sign_in, mara, ticket, palette
):
    page = sign_in(window, mara, f"/tickets/{ticket.number}/")
    dialog = palette(page)
    expect(dialog.get_by_role("option", name="Take i")).to_be_visible()
    expect(dialog.get_by_role("option", name="Waiting", exact=True)).to_be_visible()
    assert findings(page) == []

    page.keyboard.type("take")
    expect(dialog.get_by_role("option", name="Take i")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(page.get_by_text("Mara Koleva took it")).to_be_visible()

    page.keyboard.press("r")
    page.keyboard.type("Half a thought")
    dialog = palette(page)
    page.keyboard.type("min")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("list=mine"))


def test_a_ticket_is_found_by_number_and_by_what_was_said_however_fast_one_types(
    window, sign_in, mara, ticket, palette
):
    page = sign_in(window, mara)
    palette(page)
    page.keyboard.type(str(ticket.number))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/tickets/{ticket.number}/"))

    dialog = palette(page)
    page.keyboard.type("labels")
    found = dialog.get_by_role("option", name="The printer stops")
    expect(found).to_be_visible()
    line = dialog.get_by_role("combobox")
    assert line.get_attribute("aria-activedescendant") == found.get_attribute("id")


def test_on_a_phone_it_opens_by_a_button_and_takes_the_screen(open_window, sign_in, mara, ticket):
    page = sign_in(open_window(PHONE, has_touch=True, is_mobile=True), mara, "/tickets/?list=all")
    page.get_by_role("button", name="Go somewhere or do something").tap()
    dialog = page.get_by_role("dialog", name="Go somewhere or do something")
    dialog.get_by_role("combobox").press_sequentially("ines")
    expect(dialog.get_by_role("option", name="Ines Roth", exact=False).last).to_be_visible()
    assert findings(page) == []
    assert overhang(page) <= 0

    dialog.get_by_role("group", name="Tickets of").get_by_role("option").tap()
    expect(page.get_by_role("link", name="The printer stops")).to_be_visible()
    assert "from:" in page.get_by_role("combobox", name="Filter").input_value()
