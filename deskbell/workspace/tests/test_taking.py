"""The Take button says whom it takes the ticket from, and never takes it from somebody unseen."""

import re

import pytest

from deskbell.tickets import operations as tickets
from deskbell.tickets import queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("printer_ticket")]


@pytest.fixture
def button(page):
    """What the Take button of a page sends."""

    def button(shown):
        form = shown.content.decode().split(f'action="{page("ticket-taking")}"')[1]
        return {"from_holder": re.search(r'name="from_holder" value="(\d+)"', form)[1]}

    return button


def test_what_was_taken_meanwhile_is_taken_over_on_purpose_only(
    at_desk, page, button, printer_ticket, now_of, words, tomas, mara, actor, noon
):
    before = button(at_desk.get(page()))
    tickets.take(printer_ticket, by=actor(tomas), at=noon)

    late = at_desk.post(page("ticket-taking"), before, follow=True)
    assert f"{tomas} took it a moment ago." in words(late)
    assert now_of(printer_ticket).holder == tomas

    at_desk.post(page("ticket-taking"), button(late))
    assert now_of(printer_ticket).holder == mara


def test_with_scripts_the_head_comes_back_to_take_it_over(
    at_desk, page, button, printer_ticket, tomas, actor, noon
):
    tickets.take(printer_ticket, by=actor(tomas), at=noon)

    late = at_desk.htmx("post", page("ticket-taking"), {"from_holder": "0"})

    assert "took it a moment ago" in late["HX-Trigger"]
    assert button(late) == {"from_holder": str(tomas.pk)}


def test_the_opening_message_is_not_made_a_ticket_of_its_own(at_desk, page, printer_ticket, words):
    opening = queries.messages_of(printer_ticket).get()

    refused = at_desk.post(page("separation", opening.pk), follow=True)

    assert "This message opened the ticket, so it stays here." in words(refused)
