"""An agent's morning, by keys alone: no mouse is touched from the first list to the last ticket."""

import re

import pytest
from playwright.sync_api import expect

from deskbell.tickets.models import Note, Ticket

pytestmark = pytest.mark.proves("UX-2", "UX-4")


@pytest.fixture
def waiting(ines, jonas, becomes_ticket) -> list[Ticket]:
    """What came in overnight; the list shows the latest first."""
    return [
        becomes_ticket(ines, "The printer stops", "It stops after three labels."),
        becomes_ticket(jonas, "No light in the cellar", "It is dark down here."),
    ]


@pytest.fixture
def page(window, sign_in, mara, waiting):
    return sign_in(window, mara, "/tickets/?list=unassigned")


@pytest.fixture
def press(page):
    """Press keys, one after the other."""

    def press(*keys: str) -> None:
        for key in keys:
            page.keyboard.press(key)

    return press


def test_a_morning_without_a_mouse(page, press, waiting, second_line):
    printer, cellar = waiting
    press("j", "Enter")
    expect(page.get_by_role("heading", name="No light in the cellar")).to_be_visible()
    press("i")
    expect(page.get_by_text("Mara Koleva took it")).to_be_visible()

    press("r")
    page.keyboard.type("Somebody is on the way with a lamp.")
    press("Control+Enter")
    expect(page.locator(".message--ours")).to_contain_text("on the way with a lamp")
    press("Control+z")
    expect(page.get_by_text("taken back, never sent")).to_be_visible()
    expect(page.get_by_role("textbox", name="Reply")).to_have_value(re.compile("with a lamp"))
    press("Control+Shift+Enter")
    dialog = page.get_by_role("dialog", name=re.compile("Resolve"))
    expect(dialog).to_be_visible()
    press("Tab")
    page.keyboard.type("A fuse")
    press("Tab")
    page.keyboard.type("Put in a new fuse")
    press("Control+Enter")
    expect(page.get_by_text("Mara Koleva resolved it")).to_be_visible()

    press("]")
    expect(page.get_by_role("heading", name="The printer stops")).to_be_visible()
    press("n")
    page.keyboard.type("The rollers are worn.")
    press("Control+Enter", "Escape")
    expect(page.get_by_label("Note by Mara Koleva")).to_contain_text("The rollers are worn.")

    press("s")
    expect(page.locator(".menu__item:focus")).to_contain_text("Wait")
    press("ArrowUp", "ArrowDown", "Enter")
    expect(page.get_by_role("dialog", name=re.compile("Wait"))).to_be_visible()
    press("Escape", "a")
    dialog = page.get_by_role("dialog", name=re.compile("Assign"))
    expect(dialog.get_by_label("Holder")).to_be_focused()
    press("Shift+Tab")
    page.keyboard.type("Second")
    press("Tab", "Tab")
    page.keyboard.type("The rollers are ordered.")
    press("Control+Enter")
    expect(page.get_by_text("Mara Koleva gave it to")).to_be_visible()

    press("g", "r")
    expect(page).to_have_url(re.compile("list=resolved"))
    listed = page.get_by_role("region", name="Resolved")
    expect(listed.get_by_role("link", name="No light in the cellar")).to_be_visible()
    press("/")
    expect(page.get_by_role("searchbox", name="Search tickets")).to_be_focused()
    page.keyboard.type("labels")
    expect(page.locator("#found")).to_contain_text("The printer stops")

    printer.refresh_from_db()
    cellar.refresh_from_db()
    assert (printer.team_id, cellar.status) == (second_line.pk, "resolved")
    assert Note.objects.get().text == "The rollers are worn."


def test_one_presses_other_keys_or_none(page, press):
    press("?")
    sheet = page.get_by_role("dialog", name="Keys on this page")
    page.keyboard.type("next in")
    expect(sheet.get_by_role("listitem").filter(visible=True)).to_have_count(1)
    press("Tab", "Tab")
    page.get_by_role("link", name="Choose other keys").press("Enter")

    page.get_by_label("Next in the list").fill("s")
    page.get_by_label("Next in the list").press("Enter")
    expect(page.get_by_text("s is for “Next in the list”. Change one of the two.")).to_be_visible()
    page.get_by_label("Status", exact=True).fill("")
    page.get_by_label("Status", exact=True).press("Enter")
    expect(page.get_by_text("Your keys are kept.")).to_be_visible()

    page.goto(page.url.partition("/account/")[0] + "/tickets/?list=unassigned")
    expect(page.get_by_text("or move with s k")).to_be_visible()
    press("j")
    expect(page.locator("[data-row] a:focus")).to_have_count(0)
    press("s")
    expect(page.locator("[data-row] a:focus")).to_have_count(1)

    press("?")
    with page.expect_response("**/account/keys/single/"):
        page.get_by_role("checkbox", name="Use single keys").press("Space")
    press("Escape")
    page.reload()
    press("s")
    expect(page.locator("[data-row] a:focus")).to_have_count(0)
    press("Control+k")
    expect(page.get_by_role("combobox", name="Go somewhere or do something")).to_be_focused()
