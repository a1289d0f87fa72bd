"""What became no ticket waits in the tray, and leaves it by a person's hand."""

import pytest

from deskbell.channels import operations as channels
from deskbell.channels import queries
from deskbell.channels.events import MailDiscarded, MailHeld, MailReleased
from deskbell.channels.models import RawMail
from deskbell.channels.tests.letters import letter
from deskbell.kernel.permission import NotPermitted

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-2")]


@pytest.fixture
def held(arrives, ines):
    """A vacation reply to nothing we know."""
    return arrives(letter("I am away.", subject="Away", auto_submitted="auto-replied"))


def test_the_tray_says_what_and_why(held, mara, actor, recorded):
    (mail,) = queries.held_for(actor(mara))

    assert (mail.sender, mail.subject) == ("ines@roth.example", "Away")
    assert str(mail.get_reason_display()) == "An automatic reply to nothing we know"
    assert recorded(MailHeld).mail_id == held.pk


def test_only_staff_of_its_desk_see_it(held, ada, vera, hanna, ines, actor):
    seen = {person.name: queries.held_for(actor(person)).count() for person in (ada, vera, hanna)}

    assert seen == {"Ada Admin": 1, "Vera Audit": 1, "Hanna Haar": 0}
    assert not queries.held_for(actor(ines)).exists()


def test_what_comes_to_a_confidential_mailbox_is_seen_by_those_cleared_for_it(
    held, mailbox, mara, actor
):
    mailbox.confidential_class = "fraud"
    mailbox.save()

    assert not queries.held_for(actor(mara)).exists()


def test_released_it_is_a_ticket_whatever_speaks_against_it(held, mara, actor, noon, recorded):
    ticket = channels.release(held, by=actor(mara), at=noon)

    held.refresh_from_db()
    assert held.state == "done"
    assert held.settled_by == mara.ref
    assert held.ticket == ticket
    assert recorded(MailReleased).ticket_id == ticket.pk
    assert not queries.held_for(actor(mara)).exists()


def test_it_is_released_once(held, mara, actor, noon):
    channels.release(held, by=actor(mara), at=noon)

    with pytest.raises(channels.NotHeld):
        channels.release(held, by=actor(mara), at=noon)


def test_a_mail_without_a_sender_is_released_for_somebody(arrives, ines, mara, actor, noon):
    nameless = arrives(letter(sender=""))

    with pytest.raises(channels.NobodyToAnswer):
        channels.release(nameless, by=actor(mara), at=noon)

    assert channels.release(nameless, requester=ines, by=actor(mara), at=noon).requester == ines


def test_tried_again_it_is_looked_at_as_if_it_had_just_come(held, arrives, mara, actor, noon):
    RawMail.objects.filter(pk=held.pk).update(raw=letter("I am back."))

    channels.retry(held, by=actor(mara), at=noon)
    channels.process_batch(at=noon)

    held.refresh_from_db()
    assert held.state == "done"
    assert held.message.text == "I am back."


def test_discarded_it_is_kept_with_the_reason(held, mara, actor, noon, recorded):
    channels.discard(held, reason="Nobody needs this", by=actor(mara), at=noon)

    held.refresh_from_db()
    assert held.state == "refused"
    assert b"I am away." in bytes(held.raw)
    assert recorded(MailDiscarded).why == "Nobody needs this"
    assert channels.release(held, by=actor(mara), at=noon).requester.name == "Ines Roth"


@pytest.mark.parametrize("verb", [channels.retry, channels.release])
def test_others_keep_their_hands_off(held, hanna, vera, actor, noon, verb):
    for person in (hanna, vera):
        with pytest.raises(NotPermitted):
            verb(held, by=actor(person), at=noon)


def test_the_original_of_a_message_is_there_for_staff(arrives, ines, mara, actor):
    mail = arrives(letter())

    assert queries.mail_of(actor(mara), mail.message) == mail
    assert queries.mail_of(actor(ines), mail.message) is None
