"""The tray: mail that became no ticket is kept, explained, and decided upon."""

import pytest
from django.urls import reverse

from deskbell.channels import operations as channels
from deskbell.channels.models import RawMail
from deskbell.kernel.actors import SYSTEM
from deskbell.tickets.models import Ticket

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-2")]

AWAY = b"""From: Away <away@elsewhere.example>
To: it@desk.example
Subject: Automatic reply: <b>gone fishing</b>
Message-ID: <1@elsewhere.example>
Auto-Submitted: auto-replied
Content-Type: text/plain; charset=utf-8

I am away until Monday.
"""
TRAY = "/held-mail/"


@pytest.fixture
def held(desk, first_line, noon):
    """An automatic reply to nothing lies in the tray."""
    mailbox = channels.add_mailbox(
        "it@desk.example", desk=desk, team=first_line, name="IT desk", by=SYSTEM, at=noon
    )
    mail = channels.accept(AWAY, mailbox=mailbox, came_by=RawMail.CameBy.PIPE, at=noon)
    channels.process_batch(at=noon)
    mail.refresh_from_db()
    assert mail.state == "held"
    return mail


@pytest.fixture
def at(held):
    """Addresses of the held mail: `at("held")`, `at("held-retry")`."""
    return lambda name="held": reverse(f"workspace:{name}", args=[held.pk])


def test_the_tray_says_what_lies_in_it_and_why(held, at_desk, words):
    told = words(at_desk.get(TRAY))

    assert "gone fishing" in told
    assert "An automatic reply to nothing we know" in told
    assert "<b>gone" not in at_desk.get(TRAY).content.decode()


def test_the_rail_says_that_something_is_held(held, at_desk, words):
    assert "Held mail 1" in words(at_desk.get("/tickets/"))


def test_an_empty_tray_says_what_goes_there(at_desk, words):
    assert "No mail is held" in words(at_desk.get(TRAY))


def test_one_mail_shows_its_words_and_the_whole_of_it(at, at_desk, words):
    assert "I am away until Monday." in words(at_desk.get(at()))

    source = at_desk.get(at("held-source"))
    assert source.content == AWAY
    assert source["Content-Disposition"].startswith("attachment;")


def test_it_becomes_a_ticket_all_the_same(at, at_desk, held):
    landed = at_desk.post(at("held-release"))

    ticket = Ticket.objects.get()
    assert landed["Location"] == f"/tickets/{ticket.number}/"
    assert ticket.requester.email == "away@elsewhere.example"


def test_it_becomes_the_ticket_of_somebody_else(at, at_desk, ines):
    at_desk.post(at("held-release"), {"who": "Ines Roth"})

    assert Ticket.objects.get().requester == ines


def test_whom_nobody_knows_is_asked_for_again(at, at_desk, words):
    asked = at_desk.post(at("held-release"), {"who": "Nobody Known"})

    assert asked.status_code == 422
    assert "Nobody by that name." in words(asked)


def test_it_is_discarded_and_kept(at, at_desk, held, words):
    done = at_desk.post(at("held-discard"), {"reason": "Noise"}, follow=True)

    held.refresh_from_db()
    assert held.state == "refused"
    assert "Discarded. It is kept and can still become a ticket." in words(done)
    assert "Make a ticket" in words(done)


def test_it_is_looked_at_again(at, at_desk, held):
    at_desk.post(at("held-retry"))

    held.refresh_from_db()
    assert held.state == "received"


def test_what_a_colleague_dealt_with_is_said(at, at_desk, words):
    at_desk.post(at("held-discard"))

    late = at_desk.post(at("held-discard"), follow=True)

    assert "Somebody has dealt with this mail already." in words(late)


def test_another_desk_sees_nothing_of_it(at, browser, hanna, held, words):
    assert "gone fishing" not in words(browser(hanna).get(TRAY))
    assert browser(hanna).get(at()).status_code == 404
    assert browser(hanna).post(at("held-discard")).status_code == 404


def test_an_auditor_reads_and_decides_nothing(at, browser, vera, words):
    assert "Make a ticket" not in words(browser(vera).get(at()))
    assert browser(vera).post(at("held-discard")).status_code == 403
