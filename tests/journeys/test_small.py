"""On a phone, in the dark, and where no script runs: the same work gets done."""

import pytest
from playwright.sync_api import expect

from deskbell.testing.browsing import PHONE, overhang
from deskbell.tickets.models import Message, Note, Ticket

pytestmark = pytest.mark.proves("UX-2")


@pytest.fixture
def ticket(ines, becomes_ticket) -> Ticket:
    return becomes_ticket(ines, "The printer stops", "It stops after three labels.")


def test_on_a_phone_from_list_to_ticket_to_composer_and_back(open_window, sign_in, mara, ticket):
    page = sign_in(open_window(PHONE, has_touch=True, is_mobile=True), mara)
    assert overhang(page) <= 0
    page.get_by_role("link", name="The printer stops").tap()
    expect(page.get_by_text("It stops after three labels.")).to_be_visible()
    expect(page.get_by_role("region", name="My work")).to_be_hidden()
    assert overhang(page) <= 0

    page.get_by_role("link", name="Reply", exact=True).tap()
    page.get_by_role("textbox", name="Reply").fill("I am on my way.")
    assert overhang(page) <= 0
    page.get_by_role("button", name="Send", exact=False).first.tap()
    expect(page.locator(".message--ours")).to_contain_text("I am on my way.")

    page.get_by_role("link", name="Back to the list").tap()
    expect(page.get_by_role("region", name="My work")).to_be_visible()
    page.get_by_role("button", name="Lists").tap()
    page.get_by_role("navigation", name="Lists").get_by_role("link", name="Mine").tap()
    expect(page.get_by_role("link", name="The printer stops")).to_be_visible()


def test_a_phone_shows_what_stands_beside_a_ticket_when_asked(open_window, sign_in, mara, ticket):
    page = sign_in(open_window(PHONE, has_touch=True), mara, f"/tickets/{ticket.number}/")
    side = page.get_by_role("region", name="About this ticket")
    expect(side).to_be_hidden()
    page.get_by_role("button", name="About this ticket").tap()
    expect(side.get_by_text("Ines Roth")).to_be_visible()


def test_without_scripts_a_ticket_is_answered_noted_and_taken(open_window, sign_in, mara, ticket):
    page = sign_in(open_window(java_script_enabled=False), mara)
    page.get_by_role("link", name="The printer stops").click()
    page.locator(".ticket__head").get_by_role("button", name="Take", exact=True).click()
    expect(page.get_by_text("Mara Koleva took it")).to_be_visible()

    page.get_by_role("textbox", name="Reply").fill("Hold the green button.")
    page.get_by_role("button", name="Send", exact=False).first.click()
    expect(page.locator(".message--ours")).to_contain_text("Hold the green button.")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("taken back, never sent")).to_be_visible()

    page.get_by_role("radiogroup", name="Kind of answer").get_by_text("Note").click()
    page.get_by_role("textbox", name="Note").fill("The rollers are worn.")
    page.get_by_role("button", name="Add note").click()
    expect(page.get_by_label("Note by Mara Koleva")).to_be_visible()

    page.get_by_role("link", name="Resolve", exact=True).click()
    page.get_by_label("Cause").fill("Worn rollers")
    page.get_by_label("done").first.fill("Rollers replaced")
    page.get_by_role("button", name="Resolve").click()
    expect(page.get_by_text("Mara Koleva resolved it")).to_be_visible()

    assert Message.objects.get(direction="out").withdrawn_at
    assert Note.objects.count() == 1


def background(page) -> str:
    return page.evaluate("getComputedStyle(document.documentElement).backgroundColor")


def test_the_dark_is_chosen_once_and_for_all_pages(window, sign_in, mara, ticket):
    page = sign_in(window, mara)
    light = background(page)
    page.get_by_text("Mara Koleva: look and sign out").locator("..").click()
    page.get_by_role("button", name="Dark").click()
    dark = background(page)
    assert dark != light

    page.goto(page.url.rstrip("/") + f"/tickets/{ticket.number}/")
    assert background(page) == dark


def test_who_likes_it_dark_everywhere_has_it_dark_here(open_window, running_desk):
    light, dark = open_window(color_scheme="light"), open_window(color_scheme="dark")
    for page in (light, dark):
        page.goto(running_desk.url)
    assert background(light) != background(dark)
