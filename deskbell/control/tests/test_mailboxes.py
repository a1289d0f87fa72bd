"""Mailboxes are added by where their mail is, tried, paused; their secrets are never shown."""

import pytest

from deskbell.channels import operations as channels
from deskbell.channels import queries
from deskbell.channels.tests.letters import letter
from deskbell.kernel.actors import SYSTEM

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-1")]

IMAP = {
    "address": "Help@desk.example",
    "host": "imap.desk.example",
    "port": 993,
    "security": "tls",
    "password": "only-we-know",
    "folder": "INBOX",
    "trusted_hosts": "MX.desk.example",
}
OAUTH = {
    "address": "help@desk.example",
    "client_id": "id",
    "refresh_token": "only-we-know",
    "folder": "INBOX",
}


@pytest.fixture
def ours(actor, ada):
    return lambda: queries.mailboxes_looked_after(actor(ada)).get()


def test_a_server_of_ones_own(post, first_line, ours):
    assert post("mailbox-new", "imap", team=first_line.pk, **IMAP).status_code == 302

    mailbox = ours()
    assert (mailbox.address, mailbox.user) == ("help@desk.example", "help@desk.example")
    assert mailbox.trusted_hosts == ["mx.desk.example"]
    assert mailbox.sign_in == "password"


def test_microsoft_365_is_asked_by_its_directory(post, first_line, ours):
    post("mailbox-new", "microsoft", team=first_line.pk, tenant="desk.example", **OAUTH)

    mailbox = ours()
    assert (mailbox.host, mailbox.sign_in) == ("outlook.office365.com", "xoauth2")
    assert mailbox.token_endpoint.endswith(".com/desk.example/oauth2/v2.0/token")


def test_google_needs_no_more_than_its_tokens(post, first_line, ours):
    post("mailbox-new", "google", team=first_line.pk, **OAUTH)

    assert ours().token_endpoint == "https://oauth2.googleapis.com/token"


def test_mail_that_is_brought_here_is_not_fetched(post, first_line, ours):
    post("mailbox-new", "brought", team=first_line.pk, address="help@desk.example")

    assert not ours().is_fetched


def test_an_address_twice_is_refused_in_place(post, first_line):
    post("mailbox-new", "imap", team=first_line.pk, **IMAP)
    response = post("mailbox-new", "imap", team=first_line.pk, **IMAP)

    assert response.status_code == 422
    assert b"Another mailbox has this address" in response.content


def test_a_password_does_not_cross_the_network_in_the_open(post, first_line):
    response = post("mailbox-new", "imap", team=first_line.pk, **(IMAP | {"security": "none"}))

    assert response.status_code == 422
    assert b"readable on the way" in response.content


@pytest.mark.proves("SEC-10")
def test_a_secret_is_kept_when_left_empty_and_never_shown(post, get, first_line, ours):
    post("mailbox-new", "imap", team=first_line.pk, **IMAP)
    stored = ours().secret
    post("mailbox", ours().pk, team=first_line.pk, **(IMAP | {"password": "", "name": "IT"}))

    assert (ours().secret, ours().name) == (stored, "IT")
    assert "only-we-know" not in get("mailbox", ours().pk)
    refused = post("mailbox", ours().pk, team=first_line.pk, **(IMAP | {"folder": ""}))
    assert b"only-we-know" not in refused.content


def test_a_mailbox_is_paused_and_goes_on(post, first_line, ours):
    post("mailbox-new", "imap", team=first_line.pk, **IMAP)
    post("mailbox-pause", ours().pk)
    assert not ours().is_active

    post("mailbox-going-on", ours().pk)
    assert ours().is_active


def test_trying_it_gives_the_servers_own_words(post, first_line, ours):
    here = IMAP | {"host": "127.0.0.1", "port": 1, "security": "none"}
    post("mailbox-new", "imap", team=first_line.pk, **here)

    page = post("mailbox-trial", ours().pk).content.decode()
    assert "It does not work" in page
    assert "Connection refused" in page


@pytest.mark.proves("ORG-3")
def test_the_mailbox_of_another_desk_does_not_exist(post, browser, hanna, hr_desk, noon):
    from deskbell.channels import operations
    from deskbell.kernel.actors import SYSTEM
    from deskbell.people import queries as people

    team = people.teams_of_desk(hr_desk.pk)[0]
    theirs = operations.add_mailbox("hr@desk.example", desk=hr_desk, team=team, by=SYSTEM, at=noon)

    assert browser.get(f"/control/mailboxes/{theirs.pk}/").status_code == 404
    assert post("mailbox-pause", theirs.pk).status_code == 404
    assert post("mailbox-new", "imap", team=team.pk, **IMAP).status_code == 422


@pytest.mark.parametrize(
    ("preset", "more", "offered"),
    [
        ("microsoft", {"tenant": "desk.example"}, "protection.outlook.com"),
        ("google", {}, "mx.google.com"),
    ],
)
def test_the_large_services_vouch_for_senders_unless_somebody_says_otherwise(
    get, preset, more, offered
):
    assert f'value="{offered}"' in get("mailbox-new", preset)


def test_a_mailbox_nobody_vouches_at_says_so_and_who_could(get, desk, first_line, noon):
    mailbox = channels.add_mailbox(
        "it@desk.example", desk=desk, team=first_line, by=SYSTEM, at=noon
    )
    for number in range(6):
        mail = letter(
            message_id=f"<{number}@roth.example>",
            authentication_results="mx.hoster.example; dmarc=pass",
        )
        channels.accept(mail, mailbox=mailbox, came_by="smtp", at=noon)

    assert "The latest mails name mx.hoster.example" in get("mailbox", mailbox.pk)

    channels.change_mailbox(mailbox, trusted_hosts=["mx.hoster.example"], by=SYSTEM, at=noon)
    assert "Nobody vouches" not in get("mailbox", mailbox.pk)
