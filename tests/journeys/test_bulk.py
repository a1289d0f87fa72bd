"""A lead cleans up: many tickets at once, by keyboard and by mouse, and all of it taken back."""

import pytest
from playwright.sync_api import expect

from deskbell.kernel.actors import SYSTEM
from deskbell.testing.browsing import PHONE, findings, overhang
from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Ticket

pytestmark = pytest.mark.proves("TKT-15", "UX-4", "UX-2")


@pytest.fixture
def six(desk, first_line, ines, noon):
    """Six tickets of Ines, the last one latest."""
    return [
        tickets.receive(
            desk=desk, requester=ines, subject=f"Printer {n}", text="x", channel="mail",
            by=SYSTEM, at=noon,
        )
        for n in range(6)
    ]  # fmt: skip


@pytest.fixture
def page(window, running_desk, six, sign_in, lena, noon):
    return sign_in(window, lena, "/tickets/?list=unassigned")


def standing(six):
    return [(t.status, t.is_taken) for t in Ticket.objects.filter(pk__in=[one.pk for one in six])]


def test_a_leads_clean_up_with_undo(page, six, mara, actor, noon):
    before = standing(six)
    panel = page.locator("#bulk")

    page.keyboard.press("j")
    page.keyboard.press("x")
    for _ in range(3):
        page.keyboard.press("j")
    page.keyboard.press("Shift+X")
    expect(page.get_by_text("4 selected")).to_be_visible()
    assert findings(page) == []
    page.keyboard.press("Shift+E")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Resolve: 4 tickets")).to_be_visible()
    assert findings(page) == []
    page.get_by_label("Cause").fill("One faulty update")
    page.get_by_label("What was done").fill("The update was withdrawn.")
    page.keyboard.press("Control+Enter")
    expect(panel.get_by_text("4 tickets done")).to_be_visible()
    assert sorted(status for status, _ in standing(six)) == ["new"] * 2 + ["resolved"] * 4
    assert findings(page) == []

    page.keyboard.press("Control+z")
    expect(panel.get_by_text("4 tickets as before")).to_be_visible()
    assert standing(six) == before
    expect(page.locator("[data-row]")).to_have_count(6)


def test_what_was_refused_is_told_with_its_reason(page, six, mara, actor, noon):
    page.get_by_label(f"Select #{six[0].number}", exact=True).check(force=True)
    page.get_by_role("button", name="All in this list").click()
    expect(page.locator(".selection__count")).to_have_text("All in this list")
    page.locator(".selection").get_by_text("More").click()
    page.locator(".selection").get_by_role("button", name="Close").click()
    panel = page.locator("#bulk")
    expect(panel.get_by_text("0 tickets done, 6 refused")).to_be_visible()

    panel.get_by_role("link", name="Why?").click()

    expect(page.get_by_text("Only a resolved ticket can be closed").first).to_be_visible()
    assert findings(page) == []
    page.set_viewport_size(PHONE)
    assert overhang(page) <= 0


def test_on_a_phone_a_tap_selects(open_window, running_desk, six, sign_in, lena, noon):
    page = sign_in(open_window(PHONE, has_touch=True), lena, "/tickets/?list=unassigned")
    page.get_by_label(f"Select #{six[5].number}", exact=True).tap()
    page.get_by_role("button", name="Take", exact=True).tap()

    expect(page.locator("#bulk").get_by_text("1 ticket done")).to_be_visible()
    assert overhang(page) <= 0
    assert findings(page) == []
