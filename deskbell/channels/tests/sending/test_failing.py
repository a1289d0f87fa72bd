"""A later report finds its mail, and the page can say what happened."""

import pytest

from deskbell.channels import operations as channels
from deskbell.channels import queries
from deskbell.channels.events import DeliveryChanged
from deskbell.channels.tests.letters import bounce
from deskbell.kernel import events
from deskbell.kernel.models import RecordedEvent

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-2", "COM-7")]

GONE = "550 5.1.1 <jonas@roth.example>: Recipient address rejected: User unknown"


@pytest.fixture
def sent(replied, server, later):
    channels.send_due(later())
    return queries.delivery_of(replied)


def told():
    rows = RecordedEvent.objects.filter(name=DeliveryChanged.name).order_by("pk")
    return [events.load(row) for row in rows]


def fails(identifier, recipients, at, status="5.1.1", permanent=True, words=GONE):
    return channels.note_failure(
        identifier, recipients, status=status, permanent=permanent, words=words, at=at
    )


def test_a_bounce_shows_at_the_one_recipient_it_is_about(sent, fate, later):
    assert fails(sent.identifier, ["Jonas@Roth.example"], later(60))

    jonas = fate()["jonas@roth.example"]
    assert (jonas.state, jonas.status, jonas.words) == ("bounced", "5.1.1", GONE)
    assert fate()["ines@roth.example"].state == "accepted"
    assert (told()[-1].state, told()[-1].words) == ("bounced", GONE)


@pytest.fixture
def answered_at(printer_ticket):
    def answered_at():
        printer_ticket.refresh_from_db()
        return printer_ticket.first_answered_at

    return answered_at


@pytest.mark.proves("SLA-10")
def test_an_answer_that_came_back_was_none(sent, printer_ticket, answered_at, later):
    due = printer_ticket.news_due_at
    assert answered_at() == later(0)

    fails(sent.identifier, ["jonas@roth.example"], later(60))
    assert answered_at() == later(0)
    fails(sent.identifier, ["ines@roth.example"], later(60))

    assert answered_at() is None
    assert printer_ticket.news_due_at == due


@pytest.mark.proves("SLA-10")
def test_an_answer_that_is_sent_again_counts_once_it_arrives(
    sent, fate, printer_ticket, answered_at, mara, actor, later
):
    fails(sent.identifier, ["ines@roth.example"], later(60))
    channels.send_again(fate()["ines@roth.example"], by=actor(mara), at=later(120))
    channels.send_due(later(130))

    assert answered_at() == later(130)
    assert printer_ticket.news_due_at is None


def test_a_delay_is_no_bounce_and_does_not_undo_one(sent, fate, later):
    for seconds, status, permanent, state in (
        (60, "4.4.7", False, "delayed"),
        (120, "4.4.7", False, "delayed"),
        (180, "5.4.7", None, "bounced"),
        (240, "4.4.7", None, "bounced"),
    ):
        fails(sent.identifier, ["jonas@roth.example"], later(seconds), status, permanent)
        assert fate()["jonas@roth.example"].state == state

    # A delay further on is not for us to try again.
    assert channels.send_due(later(99999)) == 0
    assert [one.state for one in told()] == ["accepted", "accepted", "delayed", "bounced"]


@pytest.mark.parametrize("identifier", [None, "", "unknown@elsewhere.example"])
def test_a_report_that_does_not_name_our_mail_changes_nothing(sent, fate, later, identifier):
    assert not fails(identifier, ["jonas@roth.example"], later(60))

    assert fate()["jonas@roth.example"].state == "accepted"


def test_a_mail_to_one_that_was_forwarded_bounces_at_an_address_we_never_heard_of(
    printer_ticket, mailbox, server, later
):
    mail = channels.tell(printer_ticket.pk, "confirmation", at=later())
    channels.send_due(later())

    assert fails(mail.identifier, ["ines@a-third-place.example"], later(60))
    assert mail.recipients.get().state == "bounced"


def test_a_report_about_what_never_left_changes_nothing(replied, fate, later):
    assert fails(queries.delivery_of(replied).identifier, ["jonas@roth.example"], later(1))

    assert fate()["jonas@roth.example"].state == "held"


def test_a_bounce_that_comes_in_by_mail_shows_at_the_message(sent, arrives, fate, later):
    arrives(bounce(f"<{sent.identifier}>", "jonas@roth.example"), at=later(300))

    assert fate()["jonas@roth.example"].state == "bounced"
    assert fate()["ines@roth.example"].state == "accepted"
