"""An agent merges, splits and moves, and takes each of them back: nothing is lost."""

import pytest
from playwright.sync_api import expect

from deskbell.kernel.actors import SYSTEM
from deskbell.testing.browsing import PHONE, findings, overhang
from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Message, Ticket

pytestmark = pytest.mark.proves("TKT-10", "INT-8", "INT-12", "UX-2")

SAID = "1. The printer stops at every third label.\n2. My badge does not open gate three."


@pytest.fixture
def two(desk, first_line, ines, jonas, noon):
    """Ines wrote of two matters and once more; Jonas of one of them."""
    one, other = (
        tickets.receive(
            desk=desk, requester=who, subject=subject, text=text, channel="mail", by=SYSTEM, at=noon
        )
        for who, subject, text in ((ines, "Two things", SAID), (jonas, "Printer", "It stops."))
    )
    tickets.hear(one, author=ines, channel="mail", text="Wrong window", by=SYSTEM, at=noon)
    return one, other


@pytest.fixture
def page(window, running_desk, two, sign_in, mara):
    return sign_in(window, mara, f"/tickets/{two[0].number}/")


def where():
    """On which ticket each message is, and how each ticket stands."""
    said = Message.objects.filter(taken_from=None).values_list("pk", "ticket_id")
    standing = Ticket.objects.values_list("pk", "status", "merged_into")
    return set(said), {row for row in standing if row[2] is None}


def choose(page, act):
    page.locator(".ticket__head").get_by_label("More", exact=True).click()
    page.locator(".ticket__head").get_by_role("link", name=act, exact=True).click()
    expect(page.get_by_role("dialog")).to_be_visible()


def take_back(page, said):
    toast = page.locator(".toast", has_text=said)
    toast.get_by_role("button", name="Undo").click()


def test_merge_split_and_move_and_back(page, two):
    one, other = two
    before = where()

    choose(page, "Merge")
    page.get_by_label("Number of the ticket that stays").fill(f"#{other.number}")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Ines Roth did not write the ticket that stays")).to_be_visible()
    assert findings(page) == []
    page.keyboard.press("Control+Enter")
    take_back(page, f"Merged into #{other.number}.")
    expect(page.get_by_text(f"By itself again: #{one.number}.")).to_be_visible()
    assert where() == before

    choose(page, "Split")
    for name in ("The printer stops at every third label", "My badge does not open gate three"):
        row = page.locator(".matter", has=page.locator(f'input[value="{name}"]'))
        row.get_by_role("checkbox").check()
    assert findings(page) == []
    page.keyboard.press("Control+Enter")
    expect(page.locator(".event", has_text="split it:")).to_be_visible()
    assert Ticket.objects.count() == 4
    take_back(page, "Split:")
    expect(page.get_by_text("Everything is where it was.")).to_be_visible()
    assert where() == before

    choose(page, "Move something out")
    page.get_by_role("checkbox", name="Wrong window").check()
    page.get_by_label("Number of its ticket").fill(str(other.number))
    assert findings(page) == []
    page.keyboard.press("Control+Enter")
    expect(page.locator(".message", has_text="Wrong window")).to_have_count(0)
    take_back(page, f"Moved to #{other.number}.")
    expect(page.locator(".message", has_text="Wrong window")).to_have_count(1)
    assert where() == before

    page.keyboard.press("l")
    page.get_by_label("Number of the other ticket").fill(str(other.number))
    page.keyboard.press("Control+Enter")
    expect(page.locator(".side").get_by_text("It is part of")).to_be_visible()
    assert findings(page) == []
    page.set_viewport_size(PHONE)
    assert overhang(page) <= 0
