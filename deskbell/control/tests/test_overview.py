"""The overview says what needs attention, each with the next step."""

import pytest

from deskbell.channels import operations as channels
from deskbell.channels.models import Mailbox, OutgoingRecipient
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
