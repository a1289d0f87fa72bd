"""Narrowing a list by a line, by keys alone, while the list goes on refreshing itself."""

import pytest
from playwright.sync_api import expect

from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets

pytestmark = pytest.mark.proves("TKT-15", "UX-2")


def test_a_line_is_typed_while_mail_comes_in(
    window, sign_in, mara, ines, jonas, printer_ticket, desk, noon
):
    page = sign_in(window, mara, "/tickets/?list=all")
    page.keyboard.press("Shift+F")
    page.keyboard.type("from:jonas")

    tickets.receive(
        desk=desk, requester=jonas, subject="A scanner", channel="phone", by=SYSTEM, at=noon
    )
    expect(page.get_by_role("link", name="A scanner")).to_be_visible()
    line = page.get_by_role("combobox", name="Filter")
    expect(line).to_be_focused()
    expect(line).to_have_value("from:jonas")

    page.keyboard.press("Enter")
    expect(page.get_by_text("requester is Jonas Weber")).to_be_visible()
    expect(page.get_by_role("link", name=printer_ticket.subject)).to_have_count(0)

    page.get_by_role("link", name="A scanner").click()
    expect(page.get_by_role("heading", name="A scanner")).to_be_visible()
    expect(page.get_by_role("combobox", name="Filter")).to_have_value("from:jonas")
    page.get_by_role("link", name="Show all").click()
    expect(page.get_by_role("link", name=printer_ticket.subject)).to_be_visible()
