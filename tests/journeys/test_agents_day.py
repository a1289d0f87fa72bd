"""An agent's day, from signing in to resolving, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from deskbell.channels import queries as channels
from deskbell.tickets.models import Message, Note, Ticket

pytestmark = pytest.mark.proves("TKT-4", "TKT-8", "UX-2")


@pytest.fixture
def ticket(ines, becomes_ticket) -> Ticket:
    """Ines wrote that the printer stops."""
    return becomes_ticket(ines, "The printer stops", "It stops after three labels.")


@pytest.fixture
def page(window, sign_in, mara, ticket):
    """Mara looks at the printer ticket."""
    return sign_in(window, mara, f"/tickets/{ticket.number}/")


def send(page, text):
    page.get_by_role("textbox", name="Reply").fill(text)
    page.get_by_role("button", name="Send", exact=False).first.click()
    expect(page.locator(".message--ours").filter(has_text=text)).to_be_visible()


def test_a_wrong_password_is_told_and_what_was_typed_stays(window, running_desk, people, mara):
    window.goto(running_desk.url)
    window.get_by_label("Mail address").fill(mara.email)
    window.get_by_label("Password").fill("not this one")
    window.get_by_role("button", name="Sign in", exact=True).click()

    expect(window.get_by_text("do not belong together")).to_be_visible()
    expect(window.get_by_label("Mail address")).to_have_value(mara.email)


def test_from_the_list_to_a_resolved_ticket(window, sign_in, mara, ticket):
    page = sign_in(window, mara)
    page.get_by_role("link", name="The printer stops").click()
    expect(page.get_by_role("heading", name="The printer stops")).to_be_visible()
    expect(page.get_by_text("It stops after three labels.")).to_be_visible()
    expect(page).to_have_url(re.compile(f"/tickets/{ticket.number}/"))

    page.get_by_role("button", name="Take", exact=True).click()
    expect(page.get_by_text("Mara Koleva took it")).to_be_visible()
    expect(page.get_by_role("button", name="Take", exact=True)).to_be_hidden()

    send(page, "Hold the green button for five seconds.")
    page.get_by_role("radiogroup", name="Kind of answer").get_by_text("Note").click()
    page.get_by_role("textbox", name="Note").fill("The rollers are worn.")
    page.get_by_role("button", name="Add note").click()
    expect(page.get_by_label("Note by Mara Koleva")).to_contain_text("The rollers are worn.")

    page.get_by_role("link", name="Resolve", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Cause").fill("Worn rollers")
    dialog.get_by_label("done").first.fill("Rollers replaced")
    dialog.get_by_role("button", name="Resolve").click()
    expect(page.get_by_text("Mara Koleva resolved it")).to_be_visible()
    expect(dialog).to_be_hidden()

    ticket.refresh_from_db()
    assert (ticket.status, ticket.holder_id) == ("resolved", mara.pk)
    assert Note.objects.get().text == "The rollers are worn."


def test_a_reply_that_is_undone_comes_back_to_be_mended_and_never_leaves(page, ticket):
    send(page, "Hold the red button.")
    page.get_by_role("button", name="Undo").last.click()

    expect(page.get_by_text("taken back, never sent")).to_be_visible()
    expect(page.get_by_role("textbox", name="Reply")).to_have_value("Hold the red button.")

    withdrawn = Message.objects.get(direction="out")
    assert {one.state for one in channels.delivery_of(withdrawn).recipients.all()} == {"cancelled"}


def test_the_keyboard_is_enough(page, ticket):
    page.keyboard.press("i")
    expect(page.get_by_text("Mara Koleva took it")).to_be_visible()
    page.keyboard.press("n")
    page.get_by_role("textbox", name="Note").press_sequentially("Called the vendor.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_label("Note by Mara Koleva")).to_contain_text("Called the vendor.")
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    page.get_by_role("textbox", name="Reply").press_sequentially("A part is on its way.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".message--ours")).to_contain_text("A part is on its way.")


def test_what_is_being_written_outlives_a_reload(page):
    page.get_by_role("textbox", name="Reply").press_sequentially("I will look at")
    expect(page.get_by_text("Draft kept").first).to_be_visible()
    page.reload()

    expect(page.get_by_role("textbox", name="Reply")).to_have_value("I will look at")


@pytest.mark.proves("TKT-1")
def test_a_call_is_logged_in_seconds(window, sign_in, mara, ines, mailbox):
    page = sign_in(window, mara)
    page.keyboard.press("c")
    page.get_by_label("Who", exact=True).press_sequentially("ines")
    expect(page.get_by_role("radio", name="Ines Roth")).to_be_checked()
    page.get_by_label("What, in one line").fill("Cannot print from the warehouse")
    page.get_by_label("What, in one line").press("Enter")

    expect(page.get_by_role("heading", name="Cannot print from the warehouse")).to_be_visible()
    ticket = Ticket.objects.get()
    assert (ticket.requester_id, ticket.holder_id, ticket.channel) == (ines.pk, mara.pk, "phone")
