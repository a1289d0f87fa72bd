"""Tickets that are held open as tabs: until one closes them, in this browser, for this person."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Ticket

pytestmark = pytest.mark.proves("UX-4")

SUBJECTS = ["The printer stops", "No light in the cellar", "The door squeaks"]


@pytest.fixture
def three(desk, first_line, ines, running_desk) -> list[Ticket]:
    return [
        tickets.receive(
            desk=desk, requester=ines, subject=one, channel="phone", by=SYSTEM, at=timezone.now()
        )
        for one in SUBJECTS
    ]


def sequence(page, keys) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_tabs_stay_through_reloads_and_are_pinned_moved_and_closed_by_keys(
    window, sign_in, mara, three
):
    page = sign_in(window, mara, "/tickets/?list=unassigned")
    for subject in SUBJECTS:
        page.get_by_role("region", name="Unassigned").get_by_role("link", name=subject).click()
        expect(page.get_by_role("heading", name=subject)).to_be_visible()
    strip = page.get_by_role("navigation", name="Open tickets")
    expect(strip.get_by_role("listitem")).to_have_count(3)

    page.keyboard.press("r")
    page.keyboard.type("Oil it.")
    page.keyboard.press("Escape")
    squeaking = strip.get_by_role("listitem").filter(has_text="squeaks")
    expect(squeaking.get_by_text("Something written is not sent")).to_be_attached()

    sequence(page, "gp")
    expect(strip.get_by_role("listitem").first).to_contain_text("squeaks")
    page.reload()
    expect(strip.get_by_role("listitem").first).to_contain_text("squeaks")
    expect(squeaking.get_by_role("link")).to_have_attribute("aria-current", "page")
    expect(strip.get_by_role("button", name=f"Pin #{three[2].number}")).to_have_attribute(
        "aria-pressed", "true"
    )

    sequence(page, "gt")
    expect(page).to_have_url(re.compile(f"/tickets/{three[0].number}/"))
    sequence(page, "gj")
    expect(strip.get_by_role("listitem").last).to_contain_text("printer")
    sequence(page, "gx")
    expect(strip.get_by_role("listitem")).to_have_count(2)
    expect(page).to_have_url(re.compile(f"/tickets/{three[1].number}/"))


def test_a_tab_of_what_one_may_no_longer_see_goes_without_a_word(window, sign_in, mara, three):
    page = sign_in(window, mara, f"/tickets/{three[0].number}/")
    strip = page.get_by_role("navigation", name="Open tickets")
    page.get_by_role("link", name="Mine").click()
    expect(strip).to_contain_text("The printer stops")

    tickets.describe(three[0], confidential_class="security", by=SYSTEM, at=timezone.now())
    page.reload()
    expect(strip).to_be_hidden()
    assert "printer" not in page.evaluate("JSON.stringify(localStorage)").lower()
