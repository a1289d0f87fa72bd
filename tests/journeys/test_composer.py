"""Writing to a requester, in real browsers: taken back, changed, gone on with elsewhere, sent."""

import pytest
from playwright.sync_api import expect

from deskbell.channels.models import Outgoing
from deskbell.drafts.models import Draft
from deskbell.kernel.actors import SYSTEM
from deskbell.testing.browsing import findings
from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Message, Ticket

pytestmark = pytest.mark.proves("COL-4", "UX-2")


@pytest.fixture
def ticket(ines, jonas, becomes_ticket, noon) -> Ticket:
    """Ines wrote that the printer stops; Jonas takes part."""
    ticket = becomes_ticket(ines, "The printer stops", "It stops after three labels.")
    tickets.add_participant(ticket, jonas, by=SYSTEM, at=noon)
    return ticket


def reply(page):
    return page.get_by_role("textbox", name="Reply")


def send(page):
    page.get_by_role("button", name="Send", exact=False).first.click()


def test_a_reply_is_held_taken_back_changed_and_sent(window, sign_in, mara, ticket):
    page = sign_in(window, mara, f"/tickets/{ticket.number}/")
    reply(page).fill("Hold the green button.")
    page.locator("[name=files]").first.set_input_files(
        {"name": "manual.txt", "mimeType": "text/plain", "buffer": b"Press here"}
    )
    expect(page.get_by_role("checkbox", name="manual.txt")).to_be_checked()
    page.locator(".composer__reach > summary").click()
    page.get_by_role("checkbox", name="Jonas").uncheck()
    send(page)

    first = page.locator(".message--ours")
    expect(first).to_contain_text("goes out in a moment")
    first.get_by_role("button", name="Take it back").click()
    expect(reply(page)).to_have_value("Hold the green button.")
    expect(page.get_by_role("checkbox", name="manual.txt")).to_be_checked()
    expect(page.locator("[name=cc]")).not_to_be_checked()
    assert findings(page) == []

    reply(page).fill("Hold the green button for five seconds.")
    send(page)
    expect(page.locator(".message--ours")).to_have_count(2)
    expect(reply(page)).to_have_value("")

    withdrawn, sent = Message.objects.filter(direction="out").order_by("pk")
    assert withdrawn.withdrawn_at
    assert sent.text == "Hold the green button for five seconds."
    assert [one.name for one in sent.files.all()] == ["manual.txt"]
    assert [one.name for one in Outgoing.objects.get(message=sent).recipients.all()] == [
        "Ines Roth"
    ]
    assert not Draft.objects.exists()


def test_a_draft_begun_on_one_browser_is_finished_on_another(open_window, sign_in, mara, ticket):
    address = f"/tickets/{ticket.number}/"
    at_desk = sign_in(open_window(), mara, address)
    with at_desk.expect_response("**/drafts/reply/"):
        reply(at_desk).press_sequentially("Hold the green")
    expect(at_desk.get_by_text("Draft kept").first).to_be_visible()

    # A new password would end the session at the desk.
    at_home = open_window(storage_state=at_desk.context.storage_state())
    at_home.goto(at_desk.url)
    expect(reply(at_home)).to_have_value("Hold the green")
    with at_home.expect_response("**/drafts/reply/"):
        reply(at_home).fill("Hold the green button.")

    reply(at_desk).press_sequentially(" one")
    expect(at_desk.get_by_text("You wrote elsewhere too:")).to_be_visible()
    expect(at_desk.get_by_role("alert")).to_contain_text("Hold the green button.")
    assert findings(at_desk) == []
    at_desk.get_by_role("button", name="Take the other one").click()
    expect(reply(at_desk)).to_have_value("Hold the green button.")

    send(at_desk)
    expect(at_desk.locator(".message--ours")).to_contain_text("Hold the green button.")
    at_home.reload()
    expect(reply(at_home)).to_have_value("")
