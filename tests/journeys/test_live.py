"""Pages that stay open show what changes, and nobody answers past somebody else."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Message, Ticket

LONG = "\n".join(f"{number}. The printer stops again." for number in range(1, 120))


@pytest.fixture
def ticket(ines, becomes_ticket) -> Ticket:
    """Ines told a long story about the printer."""
    return becomes_ticket(ines, "The printer stops", LONG, "Message-ID: <first@roth.example>")


@pytest.mark.proves("UX-2")
def test_mail_that_comes_in_shows_itself_in_two_open_windows(
    open_window, sign_in, mara, tomas, ines, ticket, arrives
):
    reading = sign_in(open_window(), mara, f"/tickets/{ticket.number}/")
    listing = sign_in(open_window(), tomas)
    for page in (reading, listing):
        page.evaluate("window.neverReloaded = true")

    answer = ["In-Reply-To: <first@roth.example>", "Message-ID: <second@roth.example>"]
    arrives(ines, "Re: The printer stops", "Now it smells as well.", *answer)
    arrives(ines, "No light in the cellar", "It is dark down here.")

    expect(reading.get_by_text("Now it smells as well.")).to_be_visible()
    for page in (reading, listing):
        expect(page.get_by_role("link", name="No light in the cellar", exact=True)).to_be_visible()
        assert page.evaluate("window.neverReloaded")
    assert reading.url.endswith(f"/tickets/{ticket.number}/")


@pytest.mark.proves("UX-2")
def test_what_one_agent_does_another_sees_at_once(open_window, sign_in, mara, tomas, actor, ticket):
    page = sign_in(open_window(), mara, f"/tickets/{ticket.number}/")
    page.get_by_role("textbox", name="Reply").fill("I am on my way")

    tickets.take(ticket, by=actor(tomas), at=timezone.now())
    expect(page.get_by_text("Tomas Dimov took it")).to_be_visible()
    expect(page.get_by_role("textbox", name="Reply")).to_have_value("I am on my way")


@pytest.mark.proves("COL-1", "COM-1")
def test_a_reply_past_an_unseen_one_is_stopped_and_shows_it(
    window, sign_in, mara, tomas, actor, ticket
):
    page = sign_in(window, mara, f"/tickets/{ticket.number}/")
    talk = page.get_by_role("region", name="Conversation")
    talk.evaluate("pane => pane.scrollTo(0, 0)")
    page.get_by_role("textbox", name="Reply").fill("Hold the green button.")

    tickets.reply(ticket, text="Hold the red button.", by=actor(tomas), at=timezone.now())
    expect(talk.get_by_text("Hold the red button.")).to_be_attached()
    page.get_by_role("button", name="Send", exact=False).first.click()

    trouble = page.get_by_role("alert")
    expect(trouble).to_contain_text("This was not sent")
    expect(trouble).to_contain_text("Hold the red button.")
    expect(page.get_by_role("textbox", name="Reply")).to_have_value("Hold the green button.")
    assert not Message.objects.filter(text="Hold the green button.").exists()

    page.get_by_role("button", name="Send", exact=False).first.click()
    expect(talk.get_by_text("Hold the green button.")).to_be_visible()
    assert Message.objects.filter(text="Hold the green button.").count() == 1


@pytest.mark.proves("UX-2")
def test_a_lost_connection_is_said_and_what_was_missed_is_caught_up(
    window, sign_in, mara, tomas, actor, ticket, running_desk
):
    page = sign_in(window, mara, f"/tickets/{ticket.number}/")
    running_desk.kill("web")
    expect(page.get_by_text("Connection lost.")).to_be_visible()

    tickets.take(ticket, by=actor(tomas), at=timezone.now())
    running_desk.start_web()
    expect(page.get_by_text("Tomas Dimov took it")).to_be_visible()
    expect(page.get_by_text("Connection lost.")).to_be_hidden()
