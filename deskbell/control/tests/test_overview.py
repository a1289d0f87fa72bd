"""The overview says what needs attention, each with the next step."""

import pytest

from deskbell.channels import operations as channels
from deskbell.channels.models import Mailbox, OutgoingRecipient
from deskbell.channels.tests.letters import letter
from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("OPS-3")]


def test_a_desk_without_a_mailbox_is_told_so(get):
    assert "No mailbox is set up" in get("overview")


def test_a_mailbox_that_does_not_answer_is_named_with_the_servers_words(
    get, desk, first_line, ada, actor, noon
):
    channels.add_mailbox("it@desk.example", desk=desk, team=first_line, by=actor(ada), at=noon)
    assert "1 mailbox takes mail" in get("overview")

    Mailbox.objects.update(trouble="AUTHENTICATIONFAILED")
    page = get("overview")
    assert "Mail to it@desk.example cannot be fetched" in page
    assert "AUTHENTICATIONFAILED" in page


def test_a_desk_without_a_team_is_asked_to_form_one(get, post):
    post("desk-new", name="HR", language="en", time_zone="UTC")

    assert "HR has no team" in get("overview")


def test_mail_that_should_have_left_long_ago_is_counted(get, printer_ticket, mara, actor, noon):
    assert "waits to be sent" not in get("overview")

    tickets.reply(printer_ticket, text="On my way", by=actor(mara), at=noon)

    assert "1 mail waits to be sent" in get("overview")


def test_mail_that_is_put_off_is_counted(get, printer_ticket, mara, actor, noon):
    tickets.reply(printer_ticket, text="On my way", by=actor(mara), at=noon)
    OutgoingRecipient.objects.update(state="delayed")

    assert "1 mail is put off, and tried again" in get("overview")


def test_a_mail_server_that_takes_nothing_is_named(get, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    assert "No mail can leave" in get("overview")


def test_a_mailbox_that_nothing_was_brought_to_says_so(get, desk, first_line, noon):
    mailbox = channels.add_mailbox(
        "it@desk.example", desk=desk, team=first_line, by=SYSTEM, at=noon
    )
    assert "No mail has come to it@desk.example yet" in get("overview")

    channels.accept(letter(), mailbox=mailbox, came_by="smtp", at=noon)
    assert "No mail has come" not in get("overview")


@pytest.mark.proves("RTE-5")
def test_what_nobody_has_taken_for_long_is_counted(get, printer_ticket, mara, actor, noon):
    assert "1 ticket has been nobody&#x27;s for over four hours" in get("overview")

    tickets.take(printer_ticket, by=actor(mara), at=noon)
    assert "over four hours" not in get("overview")


@pytest.mark.proves("INT-7")
def test_the_share_of_informal_requests_is_told(get, printer_ticket, desk, ines, noon):
    tickets.receive(
        desk=desk, requester=ines, subject="Mouse", channel="in_passing", is_informal=True,
        by=SYSTEM, at=noon,
    )  # fmt: skip

    assert "50 % of the latest 2 requests were caught in passing" in get("overview")
