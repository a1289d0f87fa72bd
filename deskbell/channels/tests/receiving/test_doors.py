"""The doors for SMTP and LMTP take mail for our mailboxes, and say yes once it is kept."""

import queue
import smtplib
import socket
import threading

import pytest
from django.db import DatabaseError, connection

from deskbell.channels import operations as channels
from deskbell.channels.models import RawMail
from deskbell.channels.operations import _listening
from deskbell.channels.tests.letters import letter

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.proves("INT-2")]


@pytest.fixture
def door():
    """Open a door on a free port; where it is."""
    stop = threading.Event()
    doors = []

    def open_door(*, lmtp=False):
        ports: queue.Queue[int] = queue.Queue()

        def serve():
            channels.listen(stop, host="127.0.0.1", port=0, lmtp=lmtp, ready=ports.put)
            connection.close()

        doors.append(threading.Thread(target=serve))
        doors[-1].start()
        return ports.get(timeout=20)

    yield open_door
    stop.set()
    for one in doors:
        one.join(20)


def test_a_mail_by_smtp_is_kept_with_its_envelope(mailbox, door):
    with smtplib.SMTP("127.0.0.1", door()) as client:
        client.sendmail("bounce@roth.example", ["IT+x@desk.example"], letter())

    mail = RawMail.objects.get()
    assert mail.mailbox == mailbox
    assert (mail.came_by, mail.state) == ("smtp", "received")
    assert mail.envelope_sender == "bounce@roth.example"
    assert mail.recipients == ["IT+x@desk.example"]
    assert b"The printer stops after three labels." in bytes(mail.raw)


def test_mail_that_must_not_be_answered_is_known_by_its_empty_sender(mailbox, door):
    with smtplib.SMTP("127.0.0.1", door()) as client:
        client.sendmail("", ["it@desk.example"], letter())

    assert RawMail.objects.get().envelope_sender == ""


def test_nobody_elses_mail_is_taken(mailbox, door):
    refused = pytest.raises(smtplib.SMTPRecipientsRefused)
    with smtplib.SMTP("127.0.0.1", door()) as client, refused as refusal:
        client.sendmail("x@y.example", ["somebody@else.example"], letter())

    assert refusal.value.recipients["somebody@else.example"][0] == 550
    assert not RawMail.objects.exists()


def test_a_mailbox_that_is_switched_off_takes_no_mail(mailbox, door, ada, actor, noon):
    channels.change_mailbox(mailbox, is_active=False, by=actor(ada), at=noon)

    with smtplib.SMTP("127.0.0.1", door()) as client, pytest.raises(smtplib.SMTPException):
        client.sendmail("x@y.example", ["it@desk.example"], letter())


def test_a_mail_too_large_is_refused_at_the_door(mailbox, door, settings):
    settings.LARGEST_MAIL = 10_000

    refused = pytest.raises(smtplib.SMTPSenderRefused)
    with smtplib.SMTP("127.0.0.1", door()) as client, refused as refusal:
        client.sendmail("x@y.example", ["it@desk.example"], letter("x " * 10_000))

    assert refusal.value.smtp_code == 552


def test_a_large_mail_with_long_lines_is_taken_whole(mailbox, door):
    raw = letter("x" * 100_000 + "\r\n", files=(("big.bin", bytes(12 << 20)),))

    with smtplib.SMTP("127.0.0.1", door()) as client:
        client.sendmail("x@y.example", ["it@desk.example"], raw)

    assert RawMail.objects.get().size > 12 << 20


def test_while_nothing_can_be_kept_the_sender_keeps_it(mailbox, door, monkeypatch):
    def down(*given, **more):
        raise DatabaseError("no disk")

    with smtplib.SMTP("127.0.0.1", door()) as client:
        client.ehlo()
        client.mail("x@y.example")
        assert client.rcpt("it@desk.example")[0] == 250
        monkeypatch.setattr(_listening, "accept", down)
        assert client.data(letter())[0] == 451
        client.mail("x@y.example")
        monkeypatch.setattr(_listening.queries, "mailbox_for", down)
        assert client.rcpt("it@desk.example")[0] == 451


def test_lmtp_answers_for_each_recipient(mailbox, hr_mailbox, door):
    with socket.create_connection(("127.0.0.1", door(lmtp=True)), timeout=20) as client:
        stream = client.makefile("rwb", buffering=0)

        def say(line: bytes) -> bytes:
            stream.write(line + b"\r\n")
            answer = stream.readline()
            while answer[3:4] == b"-":
                answer = stream.readline()
            return answer[:3]

        stream.readline()
        assert say(b"LHLO mx.desk.example") == b"250"
        assert say(b"MAIL FROM:<ines@roth.example>") == b"250"
        for address, answer in (
            (b"it@desk.example", b"250"),
            (b"nobody@desk.example", b"550"),
            (b"hr@desk.example", b"250"),
        ):
            assert say(b"RCPT TO:<" + address + b">") == answer
        assert say(b"DATA") == b"354"
        stream.write(letter().replace(b"\n", b"\r\n"))
        assert say(b"\r\n.") == b"250"
        assert stream.readline()[:3] == b"250"

    assert {mail.mailbox for mail in RawMail.objects.all()} == {mailbox, hr_mailbox}


def test_a_pipe_finds_the_mailbox_by_the_header(mailbox, hr_mailbox, noon):
    plain = channels.deliver(letter(), at=noon)
    aliased = channels.deliver(letter(delivered_to="hr+x@desk.example"), at=noon)
    told = channels.deliver(letter(), to="hr@desk.example", at=noon)

    assert plain.mailbox == mailbox
    assert (aliased.mailbox, told.mailbox) == (hr_mailbox, hr_mailbox)
    with pytest.raises(channels.NoSuchMailbox):
        channels.deliver(letter(to="who@else.example"), at=noon)
