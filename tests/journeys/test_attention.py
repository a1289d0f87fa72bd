"""What needs somebody reaches them: a mention, and a ticket that wakes on an answer."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from deskbell.kernel.actors import SYSTEM
from deskbell.testing.browsing import PHONE, findings, overhang
from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Ticket

pytestmark = pytest.mark.proves("COL-2", "COM-10")


@pytest.fixture
def held(printer_ticket, mara, tomas, actor, noon):
    """Mara holds the ticket of the printer, and Tomas asked her something on it."""
    tickets.take(printer_ticket, by=actor(mara), at=noon)
    text = "@Mara Koleva, which drum did we order?"
    tickets.note(printer_ticket, text=text, by=actor(tomas), at=noon)
    return printer_ticket


def test_a_mention_is_found_and_seen_and_a_snoozed_ticket_wakes_on_a_reply(
    window, running_desk, sign_in, mara, ines, held
):
    page = sign_in(window, mara, "/notices/")
    expect(page.get_by_text(f"#{held.number} · A note mentions you")).to_be_visible()

    page.keyboard.press("g")
    page.keyboard.press("a")
    expect(page.get_by_text("mentions you", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Mentioned 1")).to_be_visible()
    assert findings(page) == []
    page.get_by_role("link", name=held.subject).click()
    expect(page.locator(".mention")).to_have_text("@Mara Koleva")
    expect(page.get_by_role("link", name="Mentioned 0")).to_be_visible()

    for key, title in (("t", "Tags of"), ("Shift+W", "Who watches")):
        page.keyboard.press(key)
        expect(page.get_by_role("dialog", name=f"{title} #{held.number}")).to_be_visible()
        assert findings(page) == []
        page.keyboard.press("Escape")
    page.keyboard.press("z")
    dialog = page.get_by_role("dialog", name=f"Snooze #{held.number}")
    expect(dialog.get_by_label("Until")).to_be_focused()
    assert findings(page) == []
    page.keyboard.type("friday 9")
    page.keyboard.press("Enter")
    expect(page.get_by_text("snoozed until Fri")).to_be_visible()
    page.goto(f"{running_desk.url}/tickets/?list=my-work")
    expect(page.get_by_role("link", name="Snoozed 1")).to_be_visible()
    expect(page.locator("[data-row]")).to_have_count(0)

    ticket, now = Ticket.objects.get(pk=held.pk), timezone.now()
    tickets.hear(ticket, author=ines, channel="mail", text="It stops", by=SYSTEM, at=now)
    expect(page.locator("[data-row]").first).to_contain_text("Woke up: somebody wrote")
    page.set_viewport_size(PHONE)
    assert overhang(page) <= 0
    page.goto(f"{running_desk.url}/tags/")
    assert findings(page) == []
    assert overhang(page) <= 0
