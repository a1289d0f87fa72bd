"""Two agents come upon the same ticket: they see each other, and neither overwrites the other."""

import re

import pytest
from playwright.sync_api import expect

from deskbell.testing.browsing import findings
from deskbell.tickets.models import Message

pytestmark = pytest.mark.proves("COL-4", "COL-7")


def note_device(page, device):
    page.keyboard.press("p")
    page.get_by_label("Device or system").fill(device)


def test_two_agents_on_one_ticket_see_each_other_and_overwrite_nothing(
    open_window, sign_in, mara, tomas, lena, ines, becomes_ticket
):
    ticket = becomes_ticket(ines, "The printer stops", "It stops.")
    hers = sign_in(open_window(), mara, f"/tickets/{ticket.number}/")
    his = sign_in(open_window(), tomas, f"/tickets/{ticket.number}/")
    listed = sign_in(open_window(), lena, "/tickets/?list=open")

    # Looking.
    head = hers.locator("ticket-company")
    expect(head).to_have_text(re.compile("Tomas Dimov is looking"))
    expect(hers.locator("#spoken")).to_have_text("Tomas Dimov is looking")
    expect(his.locator("ticket-company")).to_have_text(re.compile("Mara Koleva is looking"))
    assert findings(hers) == []

    # Writing takes what nobody has, and is seen beside the ticket and in lists.
    his.get_by_role("textbox", name="Reply").press_sequentially("Hold the red button.")
    expect(his.get_by_text("since you began to answer it")).to_be_visible()
    expect(head).to_have_text(re.compile("Tomas Dimov is writing an answer"))
    expect(hers.get_by_text("Tomas Dimov took it")).to_be_visible()
    mark = listed.locator(".row .row__company[title*='Tomas Dimov']")
    expect(mark).to_be_visible()
    assert findings(listed) == []

    # A stale send is stopped: she had not seen his answer when she sent hers.
    answer = hers.get_by_role("textbox", name="Reply")
    answer.fill("Hold the green button.")
    seen = hers.locator("[name=seen]").first.input_value()
    his.get_by_role("button", name="Send", exact=False).first.click()
    expect(hers.get_by_text("Hold the red button.").first).to_be_visible()
    hers.evaluate(f"document.querySelector('[name=seen]').value = '{seen}'")
    hers.get_by_role("button", name="Send", exact=False).first.click()
    expect(hers.get_by_role("alert").first).to_contain_text("This was not sent")
    assert not Message.objects.filter(text="Hold the green button.").exists()
    answer.fill("")

    # A stale edit is stopped, shows both values, and lets her choose.
    for page in (hers, his):
        page.locator("#main").focus()
        page.keyboard.press("Escape")
    note_device(hers, "TX-50")
    note_device(his, "TX-40")
    his.get_by_role("button", name="Save").click()
    expect(his.get_by_text("Noted.")).to_be_visible()
    hers.get_by_role("button", name="Save").click()
    choice = hers.get_by_role("group", name="Device or system")
    expect(choice).to_contain_text("TX-40")
    expect(choice).to_contain_text("Tomas Dimov")
    assert findings(hers) == []
    choice.get_by_label("TX-40").check()
    hers.get_by_role("button", name="Save").click()
    expect(hers.get_by_text("Noted.")).to_be_visible()
    ticket.facts.refresh_from_db()
    assert ticket.facts.device == "TX-40"

    # Who goes is gone.
    his.close()
    expect(head).not_to_contain_text("Tomas")
    expect(mark).to_be_hidden()
