"""What no form of ours sends is answered all the same, and never with an error of the server."""

import time

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from deskbell.channels import operations as channels
from deskbell.kernel.actors import SYSTEM
from deskbell.people.models import Person
from deskbell.tickets.models import Message, Note, Ticket
from deskbell.workspace.tests.test_held_mail import held  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("printer_ticket")]


@pytest.fixture
def log(at_desk, desk):
    """Log a request of somebody."""
    said = {"line": "No sound", "channel": "phone", "desk": desk.pk}
    return lambda **who: at_desk.post(reverse("workspace:capture"), said | who)


def test_a_number_that_is_none_is_no_number(at_desk, page):
    odd = {"text": "Hello", "seen": "²", "to_all": "1", "cc": ["²", "9" * 30]}

    assert at_desk.post(page("replies"), odd).status_code == 302
    assert Message.objects.get(direction="out").text == "Hello"


@pytest.mark.parametrize("name", ["notes", "replies", "calls"])
def test_a_nul_is_left_out_of_what_is_written(at_desk, page, name):
    assert at_desk.post(page(name), {"text": "It\0 rang"}).status_code == 302

    written = Note.objects.get() if name == "notes" else Message.objects.latest("pk")
    assert written.text == "It rang"


def test_mail_is_discarded_for_a_reason_without_nul(at_desk, held):  # noqa: F811
    reason = {"reason": "Away\0"}

    assert (
        at_desk.post(reverse("workspace:held-discard", args=[held.pk]), reason).status_code == 302
    )


def test_mail_is_released_for_whoever_is_named_around_a_nul(at_desk, held, ines):  # noqa: F811
    who = {"who": "Ines\0 Roth"}

    landed = at_desk.post(reverse("workspace:held-release", args=[held.pk]), who)

    assert landed.status_code == 302
    assert Ticket.objects.latest("pk").requester == ines


def test_mail_is_not_released_for_a_name_without_end(at_desk, held):  # noqa: F811
    who = {"who": "w" * 170 + " w@roth.example"}

    assert at_desk.post(reverse("workspace:held-release", args=[held.pk]), who).status_code == 422


def test_a_name_without_end_is_refused_in_words(log, words):
    refused = log(who="w" * 170, person="new")

    assert refused.status_code == 422
    assert "This name is too long." in words(refused)


def test_a_person_that_is_no_number_is_looked_for_by_name(log, ines):
    assert log(who="Ines Roth", person="²").status_code == 302


@pytest.mark.parametrize("typed", ["it@desk.example", "Desk IT@desk.example"])
def test_the_desk_asks_itself_for_nothing(log, words, desk, first_line, noon, typed):
    channels.add_mailbox(
        "it@desk.example", desk=desk, team=first_line, name="IT desk", by=SYSTEM, at=noon
    )

    refused = log(who=typed)

    assert refused.status_code == 422
    assert "This is an address of the desk itself." in words(refused)
    assert not Person.objects.filter(addresses__value="it@desk.example").exists()


def test_the_desk_takes_no_part_in_its_own_conversation(at_desk, page, desk, first_line, noon):
    channels.add_mailbox(
        "it@desk.example", desk=desk, team=first_line, name="IT desk", by=SYSTEM, at=noon
    )

    assert at_desk.post(page("participants"), {"who": "it@desk.example"}).status_code == 422
    assert at_desk.post(page("addresses"), {"value": "it@desk.example"}).status_code == 422


def test_people_are_looked_up_around_a_nul(at_desk, ines, words):
    found = at_desk.htmx("get", reverse("workspace:people"), {"who": "Ines\0"})

    assert "Ines Roth" in words(found)


@pytest.mark.parametrize(
    "after", ["0001-01-01T00:00:00+14:00_1", "2026-01-01T00:00:00Z_²", "2026-01-01_" + "9" * 40]
)
def test_a_place_in_a_list_that_is_none_is_its_beginning(at_desk, after):
    assert at_desk.get("/tickets/", {"list": "all", "after": after}).status_code == 200


def test_a_line_without_end_names_nobody_and_takes_no_time(log):
    began = time.process_time()

    for who in ("a" * 40_000, "1" * 40_000 + "x", "1" * 60):
        assert log(who=who).status_code == 422

    assert time.process_time() - began < 5


def test_only_an_answer_of_this_ticket_is_taken_back(at_desk, page, printer_ticket):
    asked = printer_ticket.first_message

    at_desk.htmx("post", page("reply-withdrawal", asked.pk))
    assert Message.objects.get(pk=asked.pk).withdrawn_at is None
    elsewhere = reverse("workspace:reply-withdrawal", args=[999_999, asked.pk])
    assert at_desk.post(elsewhere).status_code == 404


def test_files_of_a_call_are_kept(at_desk, page):
    at_desk.post(page("calls"), {"text": "Rang", "files": SimpleUploadedFile("a.txt", b"a")})

    assert [one.name for one in Message.objects.latest("pk").files.all()] == ["a.txt"]


def test_of_a_text_without_end_the_page_shows_the_beginning(at_desk, page, printer_ticket):
    Message.objects.update(text="labels " * 1_000_000)

    shown = at_desk.get(page())
    assert len(shown.content) < 200_000
    assert "This is only the beginning." in shown.content.decode()


def test_a_full_disk_is_told_and_the_words_stay(at_desk, page, monkeypatch):
    def full(*args, **more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(default_storage, "save", full)
    refused = at_desk.htmx(
        "post", page("replies"), {"text": "Hello", "files": SimpleUploadedFile("a.txt", b"full")}
    )

    assert refused.status_code == 422
    assert "the disk is full or away" in refused.content.decode()
    assert "Hello" in refused.content.decode()
