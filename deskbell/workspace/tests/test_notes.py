"""Notes stay at the desk, whatever the way."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from deskbell.channels import queries as channels
from deskbell.tickets import queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("printer_ticket")]

SECRET = "She calls every day, do not hurry."


@pytest.fixture
def noted(at_desk, page):
    """Mara has written a note with a file."""
    return at_desk.post(
        page("notes"), {"text": SECRET, "files": SimpleUploadedFile("secret.pdf", b"%PDF-1.4")}
    )


def test_colleagues_read_it(noted, browser, tomas, page, words):
    told = words(browser(tomas).get(page()))

    assert SECRET in told
    assert "note, agents only" in told
    assert "secret.pdf" in told


@pytest.mark.proves("COL-1")
def test_it_is_in_no_mail_and_in_no_message(noted, printer_ticket, drained):
    drained()

    assert not any(SECRET in message.text for message in queries.messages_of(printer_ticket))
    assert not any(
        SECRET in mail.text + mail.html for mail in channels.deliveries_of(printer_ticket)
    )


@pytest.mark.proves("COL-1")
def test_its_requester_finds_it_nowhere(noted, browser, ines, page):
    for address in ("/requests/", page(), page("ticket-changes"), page("notes"), "/"):
        answer = browser(ines).get(address, follow=True)
        assert SECRET not in answer.content.decode()
        assert "secret.pdf" not in answer.content.decode()


@pytest.mark.proves("COL-1")
def test_another_desk_does_not_read_it_either(noted, browser, hanna, page):
    assert browser(hanna).get(page()).status_code == 404


def test_a_note_is_added_once_however_often_it_is_sent(at_desk, page, printer_ticket, mara, actor):
    for _ in range(2):
        at_desk.post(page("notes"), {"text": SECRET, "token": "a-token-of-a-form"})

    assert queries.notes_of(actor(mara), printer_ticket).count() == 1


def test_a_note_that_says_nothing_is_none(at_desk, page, printer_ticket, mara, actor):
    assert at_desk.htmx("post", page("notes"), {"text": " "}).status_code == 422
    assert not queries.notes_of(actor(mara), printer_ticket).exists()
