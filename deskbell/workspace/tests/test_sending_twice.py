"""The same form sent twice is taken up once; other words with the same token are not lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Message, Note, Ticket

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("printer_ticket")]

TOKEN = "a-token-of-a-form"


@pytest.fixture
def send(at_desk, page):
    """Send the same form, with what it says."""
    return lambda name="replies", **data: at_desk.post(page(name), {"token": TOKEN, **data})


@pytest.fixture
def answers():
    """The words of everything the desk has answered."""
    return lambda: [m.text for m in Message.objects.filter(direction="out").order_by("pk")]


@pytest.mark.proves("COL-4")
def test_other_words_with_the_same_token_are_sent_too(send, answers):
    for text in ("Take out the filter.", "Take out the filter.", "The grey one."):
        send(text=text)

    assert answers() == ["Take out the filter.", "The grey one."]


def test_the_same_words_as_a_note_are_a_note_too(send, answers):
    send(text="It is the fan.")
    send("notes", text="It is the fan.")

    assert answers() == [Note.objects.get().text] == ["It is the fan."]


def test_other_files_are_not_lost(send):
    for content in (b"one", b"one", b"two"):
        send("notes", text="Log", files=SimpleUploadedFile("fan.log", content))

    assert Note.objects.count() == 2


def test_the_same_words_reach_another_ticket(send, at_desk, answers, desk, ines, noon):
    other = tickets.receive(
        desk=desk, requester=ines, subject="Fan", channel="mail", by=SYSTEM, at=noon
    )
    send(text="Hello")
    at_desk.post(
        reverse("workspace:replies", args=[other.number]), {"token": TOKEN, "text": "Hello"}
    )

    assert answers() == ["Hello", "Hello"]


def test_another_request_from_the_same_form_is_another_ticket(at_desk, desk, ines):
    said = {"who": "ines", "person": ines.pk, "channel": "phone", "desk": desk.pk, "token": TOKEN}
    for line in ("No sound", "No sound", "No picture"):
        at_desk.post(reverse("workspace:capture"), {**said, "line": line})

    found = Ticket.objects.filter(channel="phone").order_by("pk")
    assert [ticket.subject for ticket in found] == ["No sound", "No picture"]
