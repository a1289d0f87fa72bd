"""A macro is found, previewed, run and taken back: on one ticket, and on twenty at once."""

import pytest
from playwright.sync_api import expect

from deskbell.kernel.actors import SYSTEM
from deskbell.macros import operations as macros
from deskbell.macros import queries
from deskbell.macros.decisions import Content, Owner
from deskbell.testing.browsing import PHONE, findings, overhang
from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Ticket

pytestmark = pytest.mark.proves("AUT-1", "UX-2", "UX-4")


@pytest.fixture
def twenty(desk, first_line, ines, noon):
    return [
        tickets.receive(
            desk=desk, requester=ines, subject=f"VPN {n}", text="x", channel="mail",
            by=SYSTEM, at=noon,
        )
        for n in range(20)
    ]  # fmt: skip


@pytest.fixture
def macro(first_line, lena, actor, noon):
    content = Content(
        "Ask which profile",
        texts={"en": "Hello {{requester.first_name}}, which profile do you use?"},
        acts={"kind": {"kind": "request"}, "wait": {"on": "requester", "for": "3d"}},
    )
    owner = Owner("team", first_line.pk)
    return macros.make_macro(content, owner=owner, by=actor(lena), at=noon)


@pytest.fixture
def outage(first_line, lena, actor, noon):
    """One that says nothing: a mail leaves after ten seconds, however slow the machine is."""
    content = Content(
        "Wait for the outage",
        acts={
            "kind": {"kind": "incident"},
            "take": {"yes": True},
            "wait": {"on": "third_party", "for": "4h", "words": "The outage"},
        },
    )
    owner = Owner("team", first_line.pk)
    return macros.make_macro(content, owner=owner, by=actor(lena), at=noon)


def standing():
    return list(Ticket.objects.order_by("pk").values_list("status", "kind", "holder", "taken_at"))


def test_one_from_the_palette_and_back(open_window, sign_in, mara, twenty, macro):
    # A number that has just changed is on its way to its colour.
    window = open_window(reduced_motion="reduce")
    page = sign_in(window, mara, f"/tickets/{twenty[3].number}/")
    page.keyboard.press("Control+k")
    page.keyboard.type("which prof")
    option = page.get_by_role("option", name="Ask which profile")
    expect(option).to_contain_text("Reply · Kind · Wait · Hello Ines, which profile do you use?")
    page.keyboard.press("Enter")

    dialog = page.get_by_role("dialog", name="Ask which profile")
    expect(dialog.get_by_text("Hello Ines, which profile do you use?")).to_be_visible()
    expect(dialog.get_by_text("Kind becomes Request.")).to_be_visible()
    assert findings(page) == []
    page.keyboard.press("Enter")

    words = page.get_by_role("textbox", name="Reply")
    expect(words).to_have_value("Hello Ines, which profile do you use?")
    expect(page.get_by_label("Run Ask which profile with it")).to_be_checked()
    assert findings(page) == []
    words.fill("Hello Ines, which profile is it?")
    # Whoever begins an answer takes the ticket; that is none of what the macro does.
    expect(page.get_by_text("Mara Koleva took it")).to_be_visible()
    before = standing()
    words.press("Control+Enter")
    expect(page.get_by_text("ran the macro Ask which profile")).to_be_visible()
    expect(page.locator(".status")).to_contain_text("Waiting for requester")

    page.keyboard.press("Escape")
    page.keyboard.press("Control+z")
    expect(page.get_by_text("took back the macro Ask which profile")).to_be_visible()
    expect(page.get_by_role("textbox", name="Reply")).to_have_value(
        "Hello Ines, which profile is it?"
    )
    assert standing() == before


def test_twenty_at_once_and_back(open_window, sign_in, lena, twenty, outage):
    before = standing()
    page = sign_in(open_window(), lena, "/tickets/?list=unassigned")
    page.keyboard.press("j")
    page.keyboard.press("*")
    page.keyboard.press("a")
    page.locator(".selection").get_by_text("More").click()
    page.locator(".selection").get_by_role("button", name="Run a macro").click()
    page.get_by_role("dialog").get_by_label("Macro").select_option("Wait for the outage")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_text("It runs on 20 tickets.")).to_be_visible()
    assert findings(page) == []
    page.get_by_role("dialog").get_by_role("button", name="Run").click()
    panel = page.locator("#bulk")
    expect(panel.get_by_text("20 tickets done")).to_be_visible(timeout=30_000)
    assert {status for status, *_rest in standing()} == {"waiting_third_party"}

    page.keyboard.press("Control+z")
    expect(panel.get_by_text("20 tickets as before")).to_be_visible(timeout=30_000)
    assert standing() == before


def test_on_a_phone_one_is_found_by_a_tap(open_window, sign_in, mara, twenty, macro):
    page = sign_in(open_window(PHONE, has_touch=True), mara, f"/tickets/{twenty[3].number}/")
    page.get_by_label("More", exact=True).tap()
    page.get_by_role("link", name="Run a macro").tap()
    page.get_by_role("link", name="Ask which profile").tap()
    expect(page.get_by_text("Kind becomes Request.")).to_be_visible()
    assert findings(page) == []
    assert overhang(page) <= 0


def test_a_snippet_is_put_in_by_its_name(open_window, sign_in, mara, printer_ticket, actor, noon):
    content = Content("Thanks", name="thanks", texts={"en": "Thank you, {{requester.first_name}}."})
    owner = Owner("person", mara.pk)
    snippet = macros.make_macro(content, owner=owner, by=actor(mara), at=noon)
    page = sign_in(open_window(), mara, f"/tickets/{printer_ticket.number}/")

    words = page.get_by_role("textbox", name="Reply")
    words.press_sequentially("Hello, ::tha")
    expect(page.get_by_role("option", name="Thanks")).to_be_visible()
    with page.expect_response("**/use/"):
        page.keyboard.press("Enter")
    expect(words).to_have_value("Hello, Thank you, Ines. ")
    assert queries.uses_of([snippet])[snippet.pk][0] == 1
