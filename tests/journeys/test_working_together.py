"""Two agents work on one ticket: a task keeps it open, time runs, and what was done is told."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.proves("COL-5", "TKT-11", "TKT-17")


def test_a_task_keeps_a_ticket_open_until_another_does_it(
    open_window, sign_in, mara, tomas, ines, becomes_ticket
):
    ticket = becomes_ticket(ines, "The printer stops", "It stops after three labels.")
    hers = sign_in(open_window(), mara, f"/tickets/{ticket.number}/")
    his = sign_in(open_window(), tomas, f"/tickets/{ticket.number}/")

    side = hers.get_by_role("region", name="About this ticket")
    side.get_by_role("link", name="Add a task").click()
    hers.get_by_role("dialog").get_by_label("What is to be done").fill("Order a roller")
    hers.get_by_role("button", name="Add the task").click()
    expect(his.get_by_role("button", name="Done: Order a roller")).to_be_visible()

    hers.get_by_role("link", name="Resolve", exact=True).click()
    expect(hers.get_by_role("dialog")).to_contain_text("It waits for: Order a roller.")
    hers.keyboard.press("Escape")

    side.get_by_role("button", name="Start the timer").click()
    expect(side.get_by_role("timer")).to_be_visible()
    hers.reload()
    side.get_by_role("button", name="Stop and log").click()
    expect(his.get_by_text("1 m altogether")).to_be_visible()

    his.get_by_role("button", name="Done: Order a roller").click()
    expect(hers.get_by_text("Tomas Dimov did the task Order a roller")).to_be_visible()
    his.keyboard.press("b")
    told = his.get_by_role("dialog")
    expect(told).to_contain_text("It stops after three labels.")
    expect(told).to_contain_text("Tomas Dimov did the task Order a roller")
