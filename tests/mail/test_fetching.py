"""Mail is fetched from a real mail server: at once, once, and through every trouble."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from django.db import connections

from deskbell.channels import operations as channels
from deskbell.channels.models import Mailbox, RawMail
from deskbell.channels.tests.receiving.token_service import TokenService
from deskbell.kernel.actors import SYSTEM

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.proves("INT-2")]


@pytest.fixture(autouse=True)
def _trusts_the_servers(mail_servers, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(mail_servers.ca_file))


@pytest.fixture
def token_service() -> Iterator[TokenService]:
    with TokenService() as service:
        yield service


@pytest.fixture
def add_mailbox(mail_servers, desk, first_line, noon):
    """A mailbox of the IT desk at the real server; nobody else's mail lies there."""

    def add(name: str, **settings) -> Mailbox:
        address = f"{name}-{time.monotonic_ns()}@desk.test"
        given = {"secret": {"password": mail_servers.password}, **settings}
        return channels.add_mailbox(
            address,
            desk=desk,
            team=first_line,
            host=mail_servers.host,
            port=mail_servers.imaps_port,
            by=SYSTEM,
            at=noon,
            **given,
        )

    return add


@pytest.fixture
def watching() -> Iterator[None]:
    """Workers fetch, until the test is over."""
    stop = threading.Event()

    def run() -> None:
        channels.fetch_all(stop)
        connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    yield
    stop.set()
    thread.join(20)
    assert not thread.is_alive()


def soon(true: Callable[[], object], *, seconds: float = 20) -> bool:
    """Whether it comes true within so many seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if true():
            return True
        time.sleep(0.05)
    return False


def test_a_mail_sent_is_fetched_once_and_marked_as_seen(mail_servers, add_mailbox, noon):
    mailbox = add_mailbox("it")
    mail_servers.swaks("ines@client.test", mailbox.address, "The printer stops", "Help.")
    mail_servers.wait_for_mail(mailbox.address, lambda mail: mail.subject == "The printer stops")

    assert channels.fetch(mailbox, at=noon) == 1
    assert channels.fetch(mailbox, at=noon) == 0

    mail = RawMail.objects.get(mailbox=mailbox)
    assert b"Subject: The printer stops" in bytes(mail.raw)
    with mail_servers.inbox(mailbox.address) as inbox:
        assert [one.flags for one in inbox.fetch(mark_seen=False)] == [("\\Seen",)]


def test_what_somebody_has_read_already_is_fetched_all_the_same(mail_servers, add_mailbox, noon):
    mailbox = add_mailbox("it")
    mail_servers.swaks("ines@client.test", mailbox.address, "Seen", "Help.")
    mail_servers.wait_for_mail(mailbox.address, lambda mail: mail.subject == "Seen")
    with mail_servers.inbox(mailbox.address) as inbox:
        list(inbox.fetch(mark_seen=True))

    assert channels.fetch(mailbox, at=noon) == 1


def test_fetched_mail_is_moved_where_that_is_wanted(mail_servers, add_mailbox, noon):
    mailbox = add_mailbox("it", done_folder="Done")
    with mail_servers.inbox(mailbox.address) as inbox:
        inbox.folder.create("Done")
    mail_servers.swaks("ines@client.test", mailbox.address, "Move me", "Help.")
    mail_servers.wait_for_mail(mailbox.address, lambda mail: mail.subject == "Move me")

    channels.fetch(mailbox, at=noon)

    with mail_servers.inbox(mailbox.address, "Done") as done:
        assert [one.subject for one in done.fetch()] == ["Move me"]


def test_what_cannot_be_moved_is_fetched_and_the_trouble_is_told(mail_servers, add_mailbox, noon):
    mailbox = add_mailbox("it", done_folder="Nowhere")
    mail_servers.swaks("ines@client.test", mailbox.address, "Move me", "Help.")
    mail_servers.wait_for_mail(mailbox.address, lambda mail: mail.subject == "Move me")

    assert channels.fetch(mailbox, at=noon) == 1

    mailbox.refresh_from_db()
    assert "not moved to Nowhere" in mailbox.trouble


def test_renumbered_mail_is_recognised_by_its_bytes(mail_servers, add_mailbox, noon):
    mailbox = add_mailbox("it")
    mail_servers.swaks("ines@client.test", mailbox.address, "Once", "Help.")
    mail_servers.wait_for_mail(mailbox.address, lambda mail: mail.subject == "Once")
    channels.fetch(mailbox, at=noon)

    Mailbox.objects.filter(pk=mailbox.pk).update(uid_validity=1)
    assert channels.fetch(mailbox, at=noon) == 1

    assert RawMail.objects.filter(mailbox=mailbox).count() == 1


def test_a_token_signs_in_where_passwords_do_not(mail_servers, add_mailbox, noon, token_service):
    mailbox = add_mailbox(
        "token",
        sign_in="xoauth2",
        token_endpoint=token_service.address,
        client_id="deskbell",
        secret={"refresh_token": "for ever"},
    )
    token_service.answer = {
        "access_token": mail_servers.access_token(mailbox.address),
        "expires_in": 3600,
    }
    mail_servers.swaks("ines@client.test", mailbox.address, "By token", "Help.")
    mail_servers.wait_for_mail(mailbox.address, lambda mail: mail.subject == "By token")

    assert channels.fetch(mailbox, at=noon) == 1


def test_a_refused_sign_in_is_told_in_words(add_mailbox, noon):
    mailbox = add_mailbox("it", secret={"password": "not this one"})

    with pytest.raises(Exception, match="AUTHENTICATIONFAILED"):
        channels.fetch(mailbox, at=noon)

    mailbox.refresh_from_db()
    assert mailbox.trouble.startswith("The mail server refused to sign us in.")


def test_a_mail_too_large_is_held_and_stays_on_the_server(
    mail_servers, add_mailbox, noon, settings
):
    settings.LARGEST_MAIL = 2000
    mailbox = add_mailbox("it")
    mail_servers.swaks("ines@client.test", mailbox.address, "Large", "x " * 3000)
    mail_servers.wait_for_mail(mailbox.address, lambda mail: mail.subject == "Large")

    channels.fetch(mailbox, at=noon)

    mail = RawMail.objects.get(mailbox=mailbox)
    assert (mail.state, mail.reason) == ("held", "too_large")
    assert mail.subject == "Large"


def test_mail_comes_in_while_nobody_asks(mail_servers, add_mailbox, watching):
    mailbox = add_mailbox("idle")
    assert soon(lambda: Mailbox.objects.get(pk=mailbox.pk).last_fetched_at)

    mail_servers.swaks("ines@client.test", mailbox.address, "Now", "Help.")

    assert soon(lambda: RawMail.objects.filter(mailbox=mailbox).exists())


def test_a_mailbox_that_was_in_trouble_is_fetched_once_it_is_set_right(
    mail_servers, add_mailbox, watching, noon
):
    mailbox = add_mailbox("wrong", secret={"password": "not this one"})
    mail_servers.swaks("ines@client.test", mailbox.address, "Waiting", "Help.")
    assert soon(lambda: Mailbox.objects.get(pk=mailbox.pk).trouble)

    channels.change_mailbox(mailbox, secret={"password": mail_servers.password}, by=SYSTEM, at=noon)

    assert soon(lambda: RawMail.objects.filter(mailbox=mailbox).exists())
    assert soon(lambda: not Mailbox.objects.get(pk=mailbox.pk).trouble)
