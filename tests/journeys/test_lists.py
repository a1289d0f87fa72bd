"""A list saved, moved and deleted by keys alone, while its number keeps up with what comes in."""

import re

import pytest
from playwright.sync_api import expect

from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets

pytestmark = pytest.mark.proves("TKT-15", "UX-2")


def test_a_list_is_saved_by_keys_and_counts_what_comes_in(
    window, sign_in, mara, ines, printer_ticket, desk, noon
):
    page = sign_in(window, mara, "/tickets/?list=all")
    page.keyboard.press("Shift+F")
    page.keyboard.type("subject:label\n")
    page.get_by_role("link", name="Save as a list").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Title")).to_be_focused()
    page.keyboard.type("Labels\n")

    mine = page.locator("list-order").get_by_role("link", name="Labels")
    expect(mine).to_have_attribute("aria-current", "page")
    expect(mine).to_contain_text("1")
    tickets.receive(
        desk=desk, requester=ines, subject="Label again", channel="phone", by=SYSTEM, at=noon
    )
    expect(mine).to_contain_text("2")

    mine.focus()
    with page.expect_response("**/place/"):
        page.keyboard.press("Alt+ArrowUp")
    expect(mine).to_be_focused()
    expect(page.locator("#spoken")).to_contain_text(re.compile(r"Labels is number \d+ of \d+\."))
    page.reload()
    names = page.locator("list-order .nav__label").all_inner_texts()
    assert names.index("Labels") == names.index("All") - 1

    page.get_by_label("This list", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Delete").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Labels is deleted.")).to_be_visible()
    expect(mine).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(page.get_by_role("heading", name="Labels")).to_be_visible()
