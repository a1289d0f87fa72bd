"""Files that were chosen once go along when a draft comes back: nobody chooses them again."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Message, MessageFile

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("printer_ticket")]

WORDS = "Take out the grey filter."


@pytest.fixture
def attached():
    """The names of the files of the desk's last answer."""
    return lambda: [
        file.name for file in Message.objects.filter(direction="out").latest("pk").files.all()
    ]


def kept_in(response):
    return re.findall(r'name="kept" value="([^"]+)" checked', response.content.decode())


@pytest.fixture
def taken_back(at_desk, page):
    """Mara sent a manual along, and took it back."""
    at_desk.htmx(
        "post", page("replies"), {"text": WORDS, "files": SimpleUploadedFile("manual.pdf", b"%PDF")}
    )
    sent = Message.objects.get(direction="out")
    return at_desk.htmx("post", page("reply-withdrawal", sent.pk))


def test_an_answer_taken_back_brings_its_files_along(taken_back, at_desk, page, attached):
    (value,) = kept_in(taken_back)
    at_desk.htmx("post", page("replies"), {"text": "Better so.", "kept": value})

    assert attached() == ["manual.pdf"]


def test_one_that_is_left_out_does_not_go_along(taken_back, at_desk, page, attached):
    at_desk.htmx("post", page("replies"), {"text": "Better so."})

    assert attached() == []


def test_a_file_survives_that_the_words_were_overtaken(
    at_desk, page, printer_ticket, ines, actor, noon, attached
):
    tickets.hear(printer_ticket, author=ines, channel="mail", text="Wait", by=actor(ines), at=noon)
    refused = at_desk.htmx(
        "post",
        page("replies"),
        {"text": WORDS, "seen": "0", "files": SimpleUploadedFile("manual.pdf", b"%PDF")},
    )
    assert refused.status_code == 422

    at_desk.htmx("post", page("replies"), {"text": WORDS, "kept": kept_in(refused)})
    assert attached() == ["manual.pdf"]


@pytest.mark.proves("SEC-2")
def test_nobody_attaches_a_file_that_was_given_to_somebody_else(
    taken_back, browser, tomas, page, attached
):
    for value in (*kept_in(taken_back), "forged", ""):
        browser(tomas).htmx("post", page("replies"), {"text": "Mine", "kept": value})

    assert attached() == []
    assert MessageFile.objects.count() == 1
