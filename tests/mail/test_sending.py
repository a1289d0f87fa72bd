"""What the desk sends goes through a real Postfix, and its bounces come home."""

import pytest

from deskbell.channels import operations as channels
from deskbell.channels import queries
from deskbell.channels.models import RawMail
from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-2", "COM-7")]


@pytest.fixture
def mailbox(desk, first_line, noon):
    return channels.add_mailbox(
        "it@desk.test", desk=desk, team=first_line, name="IT desk", by=SYSTEM, at=noon
    )


@pytest.fixture
def through_postfix(mail_servers, settings, monkeypatch):
    """As an administrator would set it up: STARTTLS, name and password."""
    way = mail_servers.submission("it@desk.test")
    monkeypatch.setenv("SSL_CERT_FILE", str(way.ca_file))
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = way.host, way.port
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = way.user, way.password
    settings.EMAIL_USE_TLS = True
    settings.HOLD_SENDS_FOR = 0
    return mail_servers


@pytest.fixture
def answer(desk, mailbox, mara, people, actor, noon):
    """Answer somebody; what became of the mail, by address."""

    def answer(to, text, cc=()):
        known = [people.meet(one, "", by=SYSTEM, at=noon) for one in (to, *cc)]
        ticket = tickets.receive(
            desk=desk, requester=known[0], subject="Labels", channel="phone", by=SYSTEM, at=noon
        )
        message = tickets.reply(ticket, text=text, cc=known[1:], by=actor(mara), at=noon)
        while channels.send_due(noon):
            pass

        def fate():
            mail = queries.delivery_of(message)
            return mail, {one.address: one for one in mail.recipients.all()}

        return fate

    return answer


def test_an_answer_arrives_as_it_was_written(through_postfix, answer):
    fate = answer("ines@client.test", "Hold the green button, Inês.", cc=["jonas@client.test"])

    mail, recipients = fate()
    assert {one.state for one in recipients.values()} == {"accepted"}
    assert recipients["ines@client.test"].words.startswith("250 2.0.0 Ok: queued as")
    for reader in ("ines@client.test", "jonas@client.test"):
        arrived = through_postfix.wait_for_mail(
            reader, lambda one: mail.identifier in one.headers["message-id"][0]
        )
        assert arrived.text.replace("\r\n", "\n").startswith("Hold the green button, Inês.")
        assert arrived.cc == ("jonas@client.test",)
        assert arrived.subject == mail.subject


def test_a_bounce_comes_home_to_its_mail(through_postfix, answer, mailbox, noon):
    fate = answer("nobody@client.test", "Is anybody there?")
    mail, recipients = fate()
    assert recipients["nobody@client.test"].state == "accepted"

    report = through_postfix.wait_for_mail(
        "it@desk.test", lambda one: mail.identifier in one.obj.as_string()
    )
    channels.accept(report.obj.as_bytes(), mailbox=mailbox, came_by=RawMail.CameBy.IMAP, at=noon)
    channels.process_batch(at=noon)

    gone = fate()[1]["nobody@client.test"]
    assert gone.state == "bounced"
    assert gone.status.startswith("5.")
    assert gone.words
