"""Mail of the past is written down as it went, by whoever writes a history."""

from datetime import timedelta

import pytest
from django.core import mail

from deskbell.channels import operations as channels
from deskbell.channels.events import DeliveryChanged
from deskbell.channels.models import OutgoingRecipient, RawMail
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries
from deskbell.tickets.models import Ticket

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TRN-2")]

RAW = b"""\
From: Ines Roth <ines@roth.example>
To: it@desk.example
Subject: The scanner beeps twice
Message-ID: <past-1@roth.example>

Since this morning.
""".replace(b"\n", b"\r\n")


def recounted(mailbox, at, raw=RAW, **more):
    return channels.recount_mail(raw, mailbox=mailbox, at=at, **more)


def test_a_mail_is_settled_at_the_moment_it_came(mailbox, ines, noon):
    kept = recounted(mailbox, noon, number=4711)

    ticket = Ticket.objects.get()
    assert (ticket.number, ticket.received_at, ticket.requester) == (4711, noon, ines)
    assert (kept.state, kept.ticket, kept.settled_at) == ("done", ticket, noon)


def test_the_same_bytes_come_once(mailbox, ines, noon):
    recounted(mailbox, noon)

    with pytest.raises(Exception, match="unique"):
        recounted(mailbox, noon)


def test_an_answer_joins_what_it_answers(mailbox, ines, noon):
    opened = recounted(mailbox, noon).ticket
    answer = RAW.replace(b"past-1", b"past-2").replace(
        b"\r\n\r\n", b"\r\nIn-Reply-To: <past-1@roth.example>\r\n\r\n", 1
    )
    later = noon + timedelta(hours=3)

    assert recounted(mailbox, later, answer).ticket == opened
    assert [one.at for one in queries.messages_of(opened)] == [noon, later]


def said(address, at):
    return f"250 for {address} at {at:%H:%M}"


@pytest.fixture
def replied(mailbox, printer_ticket, mara, actor, noon):
    tickets.reply(printer_ticket, text="Try now.", by=actor(mara), at=noon)
    return OutgoingRecipient.objects.get()


def test_what_was_due_was_accepted_when_it_was_due(replied, printer_ticket, noon):
    until = noon + timedelta(days=1)

    assert channels.recount_sending(until=until, said=said) == 1

    due = replied.next_try_at
    replied.refresh_from_db()
    assert (replied.state, replied.has_left, replied.attempts) == ("accepted", True, 1)
    assert replied.words == f"250 for ines@roth.example at {due:%H:%M}"
    assert due < replied.state_at < due + timedelta(seconds=5)
    assert replied.outgoing.handed_over_at == replied.state_at
    told = queries.history_of(printer_ticket)[-1]
    assert isinstance(told, DeliveryChanged)
    assert (told.at, told.state) == (replied.state_at, "accepted")


def test_nothing_was_sent_by_writing_it_down(replied, noon):
    channels.recount_sending(until=noon + timedelta(days=1), said=said)

    assert mail.outbox == []
    assert channels.recount_sending(until=noon + timedelta(days=2), said=said) == 0


def test_what_is_still_held_stays_for_the_sender(replied, noon):
    assert channels.recount_sending(until=noon, said=said) == 0

    replied.refresh_from_db()
    assert replied.state == "held"
    assert not RawMail.objects.exists()
