"""deskbell mail: what a mail server's pipe and an administrator's script get for an answer."""

import json

import pytest
from click.testing import CliRunner
from django.utils import timezone

from deskbell.channels import operations as channels
from deskbell.channels.models import RawMail
from deskbell.kernel.actors import SYSTEM
from deskbell.project.command import main

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-2", "OPS-5")]
MAIL = b"From: Kim <kim@roth.example>\nTo: it@desk.example\nSubject: Printer\n\nIt stopped.\n"


@pytest.fixture
def mailbox(desk, first_line, noon):
    return channels.add_mailbox("it@desk.example", desk=desk, team=first_line, by=SYSTEM, at=noon)


def deskbell(*arguments, given=None):
    return CliRunner().invoke(main, ["mail", *arguments], input=given)


def test_a_mail_from_a_pipe_is_kept(mailbox):
    assert deskbell("deliver", given=MAIL).exit_code == 0
    assert bytes(RawMail.objects.get(mailbox=mailbox).raw) == MAIL


def test_the_envelope_counts_more_than_the_header(mailbox):
    elsewhere = MAIL.replace(b"it@desk.example", b"list@elsewhere.example")

    assert deskbell("deliver", "--to", "it@desk.example", given=elsewhere).exit_code == 0


def test_mail_for_nobody_goes_back_with_the_code_that_says_so(mailbox):
    ended = deskbell("deliver", "--to", "hr@desk.example", given=MAIL)

    assert ended.exit_code == 67
    assert "hr@desk.example" in ended.output


def test_a_mail_that_is_too_large_goes_back(mailbox, settings):
    settings.LARGEST_MAIL = 10

    assert deskbell("deliver", given=MAIL).exit_code == 65


def test_whatever_else_is_wrong_the_mail_server_keeps_the_mail(mailbox, monkeypatch):
    def fail(*arguments, **more):
        raise OSError("disk full")

    monkeypatch.setattr(channels, "deliver", fail)

    assert deskbell("deliver", given=MAIL).exit_code == 75


def test_reading_is_explained_to_people_or_written_for_programs_but_not_both():
    answer = MAIL.replace(b"It stopped.", b"It stopped.\n\n-- \nKim")
    told = deskbell("parse", "--explain", given=answer)

    assert told.exit_code == 0
    assert "signature:delimiter, line 3: --" in told.output
    assert deskbell("parse", "--explain", "--json", given=answer).exit_code == 2


def test_held_mail_is_listed(mailbox):
    deskbell("deliver", given=MAIL.replace(b"From: Kim <kim@roth.example>\n", b""))
    channels.process_batch(at=timezone.now())
    held = [json.loads(line) for line in deskbell("held", "--json").output.splitlines()]

    assert [(one["subject"], one["reason"]) for one in held] == [("Printer", "no_sender")]
    assert "Printer" in deskbell("held").output


def test_an_unknown_mailbox_is_a_wrong_call(mailbox):
    assert deskbell("fetch", "hr@desk.example").exit_code == 2


def test_a_mailbox_that_cannot_be_fetched_is_said_and_ends_with_1(
    mailbox, desk, first_line, noon, monkeypatch
):
    for name in ("a", "b"):
        channels.add_mailbox(
            f"{name}@desk.example",
            desk=desk,
            team=first_line,
            by=SYSTEM,
            at=noon,
            host="imap.example",
            user=name,
            secret={"password": "x"},
        )

    def fetch(mailbox, at):
        if mailbox.address.startswith("a"):
            raise OSError("no route")
        return 3

    monkeypatch.setattr(channels, "fetch", fetch)
    ended = deskbell("fetch", "--json")

    assert [json.loads(line) for line in ended.output.splitlines()] == [
        {"mailbox": "a@desk.example", "fetched": 0, "trouble": "no route"},
        {"mailbox": "b@desk.example", "fetched": 3, "trouble": ""},
    ]
    assert ended.exit_code == 1
