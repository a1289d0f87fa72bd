"""A desk's administrator says where people may write to, and how that mail is fetched."""

import pytest
from django.db import IntegrityError

from deskbell.channels import operations as channels
from deskbell.channels import queries
from deskbell.channels.events import MailboxChanged
from deskbell.channels.models import Mailbox
from deskbell.channels.operations._mailboxes import secrets_of
from deskbell.channels.tests.letters import letter
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.permission import NotPermitted

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-2")]


def test_an_address_is_kept_in_one_spelling(desk, first_line, ada, actor, noon):
    mailbox = channels.add_mailbox(
        " Help@Desk.Example ", desk=desk, team=first_line, by=actor(ada), at=noon
    )

    assert mailbox.address == "help@desk.example"
    with pytest.raises(channels.AddressInUse):
        channels.add_mailbox(
            "HELP@desk.example", desk=desk, team=first_line, by=actor(ada), at=noon
        )


def test_nobody_but_the_administrator_of_its_desk_sets_it_up(
    mailbox, desk, first_line, mara, hanna, actor, noon
):
    for person in (mara, hanna):
        with pytest.raises(NotPermitted):
            channels.add_mailbox("x@y.z", desk=desk, team=first_line, by=actor(person), at=noon)
        with pytest.raises(NotPermitted):
            channels.change_mailbox(mailbox, name="Mine", by=actor(person), at=noon)
        assert not queries.mailboxes_for(actor(person)).exists()


def test_its_team_is_one_of_its_desk(mailbox, hr_mailbox, ada, actor, noon):
    with pytest.raises(channels.NotAMailbox):
        channels.change_mailbox(mailbox, team=hr_mailbox.team, by=actor(ada), at=noon)


def test_its_password_is_not_kept_in_the_open(mailbox, ada, actor, noon):
    channels.change_mailbox(mailbox, secret={"password": "sesame"}, by=actor(ada), at=noon)

    kept = Mailbox.objects.get(pk=mailbox.pk)
    assert "sesame" not in kept.secret
    assert secrets_of(kept) == {"password": "sesame"}


def test_a_change_says_what_was_changed_and_never_the_secret(mailbox, ada, actor, noon, recorded):
    channels.change_mailbox(
        mailbox, host="imap.x", secret={"password": "sesame"}, by=actor(ada), at=noon
    )

    assert recorded(MailboxChanged).changed == ("host", "secret")


def test_another_store_of_mail_is_fetched_from_its_beginning(mailbox, ada, actor, noon):
    Mailbox.objects.filter(pk=mailbox.pk).update(last_uid=90, uid_validity=7)
    named = channels.change_mailbox(mailbox, name="Help", by=actor(ada), at=noon)
    assert named.last_uid == 90

    moved = channels.change_mailbox(mailbox, host="imap.x", by=actor(ada), at=noon)
    assert (moved.last_uid, moved.uid_validity) == (0, None)


@pytest.mark.parametrize("address", ["it@desk.example", "IT+anything@desk.example"])
def test_an_address_finds_its_mailbox_with_and_without_a_plus(mailbox, address):
    assert queries.mailbox_for(["who@else.example", address]) == mailbox


def test_a_mailbox_with_a_plus_of_its_own_comes_first(mailbox, desk, first_line, ada, actor, noon):
    vip = channels.add_mailbox(
        "it+vip@desk.example", desk=desk, team=first_line, by=actor(ada), at=noon
    )

    assert queries.mailbox_for(["it+vip+t1.aaaa@desk.example"]) == vip


def test_an_address_in_capitals_never_reaches_the_table(mailbox):
    mailbox.address = "IT@desk.example"
    with pytest.raises(IntegrityError, match="lower_case"):
        mailbox.save()


@pytest.mark.parametrize(
    ("headers", "meant"),
    [
        ({"to": "sales@desk.example"}, "sales@desk.example"),
        ({"to": "it@desk.example", "cc": "sales@desk.example"}, "it@desk.example"),
        (
            {"to": "list@else.example", "x_original_to": "sales+x@desk.example"},
            "sales@desk.example",
        ),
        ({"to": "list@else.example", "delivered_to": "sales@desk.example"}, "sales@desk.example"),
        ({"to": "list@else.example"}, "it@desk.example"),
        ({"to": "hr@desk.example"}, "it@desk.example"),
    ],
)
def test_an_account_may_hold_the_mail_of_addresses_without_one(
    mailbox, hr_mailbox, desk, first_line, ada, actor, noon, headers, meant
):
    channels.add_mailbox("sales@desk.example", desk=desk, team=first_line, by=actor(ada), at=noon)
    channels.change_mailbox(hr_mailbox, host="imap.hr.example", by=SYSTEM, at=noon)

    assert queries.mailbox_meant(mailbox, letter(**headers)).address == meant
