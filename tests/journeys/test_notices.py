"""The bell rings under one's eyes, in the title, and on the desktop while one looks elsewhere."""

import re

import pytest
from playwright.sync_api import expect

from deskbell.testing.browsing import PHONE, findings, overhang

pytestmark = pytest.mark.proves("COM-10", "UX-2")

WATCHED = """
window.shown = []
window.Notification = class extends EventTarget {
  static permission = "granted"
  constructor(text) { super(); window.shown.push(text) }
}
Object.defineProperty(document, "hidden", { get: () => true })
"""


def test_a_mail_rings_where_somebody_works_on_something_else(
    window, running_desk, sign_in, mara, ines, becomes_ticket
):
    window.add_init_script(WATCHED)
    page = sign_in(window, mara, "/notices/")
    expect(page.get_by_text("Nothing to tell")).to_be_visible()

    ticket = becomes_ticket(ines, "The printer stops", "It stops.")

    expect(page.get_by_role("link", name="Notices 1 new")).to_be_visible()
    expect(page).to_have_title(re.compile(r"^\(1\) Notices"))
    assert page.evaluate("window.shown") == ["New from Ines Roth: The printer stops"]
    assert findings(page) == []

    page.keyboard.press("g")
    page.keyboard.press("n")
    expect(page.get_by_text(f"#{ticket.number} · New from Ines Roth")).to_be_visible()
    expect(page).to_have_title(re.compile(r"^Notices"))
    assert findings(page) == []
    page.set_viewport_size(PHONE)
    assert overhang(page) <= 0
    page.goto(f"{running_desk.url}/notices/choices/")
    assert findings(page) == []
    assert overhang(page) <= 0
