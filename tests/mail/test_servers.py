"""The mail servers of the tests are real ones: they deliver, wake, refuse, delay and sign in."""

import imaplib
import smtplib
import ssl
import subprocess
import uuid
from collections.abc import Callable
from email.message import EmailMessage

import pytest
from imap_tools import MailBox, MailMessage

from deskbell.testing.servers import MailServers, NoSuchMail


def about(subject: str) -> Callable[[MailMessage], bool]:
    return lambda mail: mail.subject == subject


def report_on(subject: str, action: str) -> Callable[[MailMessage], bool]:
    """A delivery status notification of this action that returns the mail with this subject."""

    def fits(mail: MailMessage) -> bool:
        return (
            mail.obj.get_content_type() == "multipart/report"
            and f"Action: {action}" in mail.obj.as_string()
            and subject in mail.obj.as_string()
        )

    return fits


@pytest.fixture
def subject() -> str:
    return f"The printer is on fire {uuid.uuid4().hex}"


def test_mail_from_swaks_goes_through_postfix_to_dovecot(
    mail_servers: MailServers, subject: str
) -> None:
    mail_servers.swaks("ines@client.test", "help@desk.test", subject, "Smoke everywhere.")

    mail = mail_servers.wait_for_mail("help@desk.test", about(subject))

    assert mail.from_ == "ines@client.test"
    assert mail.text.strip() == "Smoke everywhere."
    stations = " ".join(mail.headers["received"])
    assert "(Postfix)" in stations
    assert "LMTP" in stations


def test_idle_wakes_when_mail_arrives(mail_servers: MailServers) -> None:
    address = f"{uuid.uuid4().hex}@desk.test"

    with mail_servers.inbox(address) as mailbox, mailbox.idle as idle:
        mail_servers.swaks("ines@client.test", address, "Wake up", "It burns.")
        said = idle.poll(timeout=20)

    assert b"* 1 EXISTS" in said


def test_letters_of_all_alphabets_arrive(mail_servers: MailServers) -> None:
    subject = f"Grüße, привет, 你好 {uuid.uuid4().hex}"
    mail_servers.swaks("ines@client.test", "help@desk.test", subject, "Es brennt, schöne Grüße.")

    mail = mail_servers.wait_for_mail("help@desk.test", about(subject))

    assert mail.text.strip() == "Es brennt, schöne Grüße."


def test_an_address_without_mailbox_comes_back_as_a_bounce(
    mail_servers: MailServers, subject: str
) -> None:
    mail_servers.swaks("help@desk.test", "nobody@client.test", subject, "Your ticket.")

    bounce = mail_servers.wait_for_mail("help@desk.test", report_on(subject, "failed"))

    assert bounce.headers["return-path"] == ("<>",)
    assert bounce.from_ == "MAILER-DAEMON@desk.test"
    report = bounce.obj.as_string()
    assert "Final-Recipient: rfc822; nobody@client.test" in report
    assert "Status: 5.1.1" in report
    assert "550 5.1.1 <nobody@client.test> User doesn't exist" in report


def test_a_refusing_server_is_quoted_in_the_bounce(mail_servers: MailServers, subject: str) -> None:
    to = f"{uuid.uuid4().hex}@refuse.client.test"
    mail_servers.answers[to] = "554 5.7.9 Go away, desk"
    mail_servers.swaks("help@desk.test", to, subject, "Your ticket.")

    bounce = mail_servers.wait_for_mail("help@desk.test", report_on(subject, "failed"))

    assert "Status: 5.7.9" in bounce.obj.as_string()
    assert "554 5.7.9 Go away, desk" in bounce.obj.as_string()


def test_a_busy_mailbox_delays_mail_until_it_has_time(
    mail_servers: MailServers, subject: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail_servers.swaks("help@desk.test", "busy@client.test", subject, "Your ticket.")

    warning = mail_servers.wait_for_mail("help@desk.test", report_on(subject, "delayed"))
    assert "Status: 4.2.1" in warning.obj.as_string()
    with pytest.raises(NoSuchMail):
        mail_servers.wait_for_mail("busy@client.test", about(subject), timeout=0)

    monkeypatch.delitem(mail_servers.answers, "busy@client.test")
    assert mail_servers.wait_for_mail("busy@client.test", about(subject))


def test_submission_wants_tls_and_a_password(mail_servers: MailServers, subject: str) -> None:
    door = mail_servers.submission("ines@client.test")
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = door.user, "help@desk.test", subject
    letter.set_content("Sent by a mail client.")

    with smtplib.SMTP(door.host, door.port) as client:
        assert "auth" not in client.esmtp_features
        with pytest.raises(smtplib.SMTPResponseException, match="STARTTLS"):
            client.send_message(letter)
    with smtplib.SMTP(door.host, door.port) as client:
        client.starttls(context=ssl.create_default_context(cafile=str(door.ca_file)))
        with pytest.raises(smtplib.SMTPAuthenticationError):
            client.login(door.user, "guess")
        client.login(door.user, door.password)
        client.send_message(letter)

    assert mail_servers.wait_for_mail("help@desk.test", about(subject))


def test_a_plus_address_reaches_its_mailbox(mail_servers: MailServers, subject: str) -> None:
    mail_servers.swaks("ines@client.test", "help+t4711.seal@desk.test", subject, "A reply.")

    mail = mail_servers.wait_for_mail("help@desk.test", about(subject))

    assert mail.to == ("help+t4711.seal@desk.test",)


def test_mail_for_other_domains_is_refused_at_the_door(mail_servers: MailServers) -> None:
    with pytest.raises(subprocess.CalledProcessError) as refusal:
        mail_servers.swaks("ines@client.test", "who@example.org", "Hello", "Hello")

    assert "example.org" in refusal.value.output


def test_imap_takes_a_signed_token_and_no_stale_one(mail_servers: MailServers) -> None:
    trust = ssl.create_default_context(cafile=str(mail_servers.ca_file))
    with MailBox(mail_servers.host, mail_servers.imaps_port, ssl_context=trust) as mailbox:
        mailbox.xoauth2("help@desk.test", mail_servers.access_token("help@desk.test"))
        assert mailbox.folder.get() == "INBOX"

    stale = mail_servers.access_token("help@desk.test", lasts=-30)
    other = MailBox(mail_servers.host, mail_servers.imaps_port, ssl_context=trust)
    with pytest.raises(imaplib.IMAP4.error):
        other.xoauth2("help@desk.test", stale)
    other.client.shutdown()


def test_the_certificate_is_trusted_only_by_those_who_know_the_authority(
    mail_servers: MailServers,
) -> None:
    with pytest.raises(ssl.SSLCertVerificationError):
        MailBox(
            mail_servers.host,
            mail_servers.imaps_port,
            ssl_context=ssl.create_default_context(),
        )
