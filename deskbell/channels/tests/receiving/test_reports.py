"""What servers tell about our mail goes to that mail, and never becomes a ticket."""

import pytest

from deskbell.channels.models import KnownMessageId, OutgoingRecipient
from deskbell.channels.tests.letters import bounce, complaint, letter
from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as known

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-2", "COM-7")]


@pytest.fixture
def sent(arrives, ines, mara, actor, noon):
    """Mara answered Ines, and the mail has left: its Message-ID."""
    ticket = arrives(letter()).ticket
    tickets.reply(ticket, text="Is it plugged in?", by=actor(mara), at=noon)
    OutgoingRecipient.objects.update(state="accepted", next_try_at=None)
    return KnownMessageId.objects.get(ticket=ticket, direction="out").value


def test_a_bounce_finds_its_message(sent, arrives):
    report = arrives(bounce(f"<{sent}>", "ines@roth.example"), sender="")

    recipient = OutgoingRecipient.objects.get()
    assert report.state == "done"
    assert (recipient.state, recipient.status) == ("bounced", "5.1.1")
    assert "No such user here" in recipient.words
    assert known.tickets_for(SYSTEM).count() == 1


def test_a_delay_is_no_bounce(sent, arrives):
    report = bounce(f"<{sent}>", "ines@roth.example", status="4.4.1", action="delayed")

    assert arrives(report, sender="").state == "done"
    assert OutgoingRecipient.objects.get().state == "delayed"


def test_a_bounce_of_nothing_we_sent_is_held(arrives, mailbox):
    report = arrives(bounce("<never@ours.example>", "who@else.example"), sender="")

    assert (report.state, report.reason) == ("held", "bounce")
    assert not known.tickets_for(SYSTEM).exists()


def test_a_bounce_that_names_only_an_address_of_ours_is_held(sent, arrives):
    report = arrives(bounce("<never@ours.example>", "ines@roth.example"), sender="")

    assert (report.state, report.reason) == ("held", "bounce")
    assert OutgoingRecipient.objects.get().state == "accepted"


def test_a_complaint_waits_for_a_person_beside_the_ticket_it_is_about(sent, arrives):
    report = arrives(complaint(f"<{sent}>"), sender="")

    assert (report.state, report.reason) == ("held", "complaint")
    assert report.ticket == known.tickets_for(SYSTEM).get()
    assert OutgoingRecipient.objects.get().state == "accepted"
