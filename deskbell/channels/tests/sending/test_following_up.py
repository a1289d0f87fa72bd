"""Nobody answers: reminded, told when it is closed, closed then and once; any word stops it."""

from datetime import timedelta

import pytest

from deskbell.channels import operations as channels
from deskbell.channels.models import OutgoingRecipient, RawMail
from deskbell.contact import operations as contact
from deskbell.contact import queries as waiting
from deskbell.contact.events import FollowUpPutOff, RequesterReminded
from deskbell.kernel import events, relay
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.models import RecordedEvent
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as asked
from deskbell.tickets.events import TicketClosed

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-9")]

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
MAIL = """From: Ines Roth <ines@roth.example>
To: it@desk.example
Subject: Re: The printer stops in the middle of shipping labels [#{number}]
Message-ID: <{id}@roth.example>
Authentication-Results: desk.example; dmarc=pass header.from=roth.example

{words}
"""


@pytest.fixture
def told(server):
    """Let what is due be followed up, told and sent; the mails so far."""

    def told(at):
        taken = channels.follow_up(at=at)
        while relay.drain():
            pass
        while channels.send_due(at + MINUTE):
            pass
        told.taken = taken
        return server.mails

    return told


@pytest.fixture
def waiting_ticket(printer_ticket, mailbox, mara, actor, told, noon):
    told(noon)
    tickets.wait_for_requester(
        printer_ticket, questions="Which labels? Since when?", by=actor(mara), at=noon
    )
    told(noon)
    return printer_ticket


@pytest.fixture
def warned(waiting_ticket, told, noon):
    """Reminded after two days and warned after four: it is to be closed on 9 March at noon."""
    told(noon + 2 * DAY)
    told(noon + 4 * DAY)
    return waiting_ticket


def status(ticket):
    ticket.refresh_from_db()
    return ticket.status


def recorded(kind):
    return [events.load(row) for row in RecordedEvent.objects.filter(name=kind.name).order_by("pk")]


@pytest.mark.proves("COM-3")
def test_what_is_asked_leaves_with_numbers_and_a_form(waiting_ticket, told, noon):
    mail = told(noon)[-1]

    assert "1. Which labels?\n2. Since when?" in mail.text
    assert waiting.link_to_questions(waiting_ticket.pk) in mail.text
    assert "Who looks after it: " in mail.text


def test_reminded_warned_and_closed_then_not_before_and_once(waiting_ticket, told, noon):
    before = len(told(noon + 2 * DAY - MINUTE))
    assert told.taken == 0

    reminder = told(noon + 2 * DAY)[-1]
    assert "On Monday, 2 March 2026, 12:00 (UTC) we asked you something" in reminder.text
    assert "1. Which labels?\n2. Since when?" in reminder.text
    assert "we close your request" not in reminder.text

    warning = told(noon + 4 * DAY)[-1]
    closing = "If we do not hear from you, we close your request on Monday, 9 March 2026, 12:00"
    assert closing in warning.text
    assert "Any answer keeps it open" in warning.text

    assert len(told(noon + 7 * DAY - MINUTE)) == before + 2
    assert status(waiting_ticket) == "waiting_requester"
    closed = told(noon + 7 * DAY)[-1]
    assert "As announced, we have closed your request" in closed.text
    assert (
        "until Monday, 23 March 2026, 12:00 (UTC) it goes on under the same number" in closed.text
    )
    assert status(waiting_ticket) == "closed"
    assert asked.resolution_of(waiting_ticket).code == "unanswered"

    told(noon + 20 * DAY)
    assert told.taken == 0
    assert [one.why for one in recorded(TicketClosed)] == ["unanswered"]
    assert len(recorded(RequesterReminded)) == 2


def test_the_warning_and_the_end_are_told_in_german(waiting_ticket, ines, told, noon):
    type(ines).objects.filter(pk=ines.pk).update(language="de", time_zone="Europe/Berlin")

    assert "wir haben noch nichts von Ihnen gehört" in told(noon + 2 * DAY)[-1].text
    warning = told(noon + 4 * DAY)[-1].text
    assert "schließen wir Ihre Anfrage am Montag, 9. März 2026, 13:00 (CET)" in warning
    assert "Wie angekündigt" in told(noon + 7 * DAY)[-1].text


def test_any_word_stops_it(warned, ines, told, noon):
    tickets.hear(
        warned, author=ines, channel="mail", text="More time", by=SYSTEM, at=noon + 5 * DAY
    )

    told(noon + 30 * DAY)
    assert status(warned) == "open"
    assert len(recorded(RequesterReminded)) == 2


@pytest.mark.proves("COM-3")
def test_an_answer_by_mail_is_put_to_its_question(waiting_ticket, ines, told, noon):
    words = "Hello,\n2) since Monday\nof last week"
    tickets.hear(waiting_ticket, author=ines, channel="mail", text=words, by=SYSTEM, at=noon)
    told(noon)

    first, second = waiting.questions_of(waiting_ticket.pk)
    assert (first.answered_at, second.answer) == (None, "since Monday\nof last week")
    assert status(waiting_ticket) == "open"


def test_nothing_is_closed_while_their_mail_is_held(warned, mailbox, told, noon):
    lying = RawMail.objects.create(
        mailbox=mailbox, digest=b"1" * 32, raw=b"?", size=1, came_by="smtp", state="held",
        reason="trouble", sender="ines@roth.example", received_at=noon + 6 * DAY,
        due_at=noon + 6 * DAY, settled_at=noon + 6 * DAY,
    )  # fmt: skip

    told(noon + 7 * DAY)
    told(noon + 8 * DAY)
    assert status(warned) == "waiting_requester"
    assert [one.why for one in recorded(FollowUpPutOff)] == ["held_mail"]

    lying.state = "refused"
    lying.save()
    told(noon + 9 * DAY)
    assert status(warned) == "closed"


@pytest.mark.parametrize(("state", "why"), [("queued", "in_outbox"), ("bounced", "not_announced")])
def test_nothing_is_closed_whose_warning_has_not_arrived(warned, told, noon, state, why):
    warning = OutgoingRecipient.objects.filter(outgoing__purpose="announcement")
    warning.update(state=state)

    told(noon + 7 * DAY)
    assert status(warned) == "waiting_requester"
    assert [one.why for one in recorded(FollowUpPutOff)] == [why]


def test_who_was_reminded_late_has_as_long_as_ever(waiting_ticket, told, noon):
    told(noon + 2 * DAY)
    warning = told(noon + 10 * DAY)[-1]

    assert "we close your request on Sunday, 15 March 2026, 12:00" in warning.text
    told(noon + 13 * DAY - MINUTE)
    assert status(waiting_ticket) == "waiting_requester"


@pytest.mark.proves("TKT-7")
def test_a_resolution_is_open_to_objection_as_long_as_it_says(
    printer_ticket, mailbox, mara, actor, told, noon
):
    told(noon)
    resolution = {"cause": "Roller", "done": "Replaced it", "code": "fixed"}
    tickets.resolve(printer_ticket, **resolution, by=actor(mara), at=noon)
    final = told(noon)[-1]

    assert "If we hear nothing, we close it on Saturday, 7 March 2026, 12:00 (UTC)" in final.text
    link = waiting.link_to_resolution(asked.resolution_of(printer_ticket).pk)
    assert link in final.text

    told(noon + 5 * DAY - MINUTE)
    assert status(printer_ticket) == "resolved"
    told(noon + 5 * DAY)
    assert status(printer_ticket) == "closed"
    assert [one.why for one in recorded(TicketClosed)] == ["unopposed"]


@pytest.mark.proves("TKT-7")
def test_a_desk_publishes_how_long_and_how_often(waiting_ticket, told, noon, desk):
    content = {**waiting.BUILT_IN, "reminders": [60], "close_after": 60, "reopen_days": 30}
    draft = contact.rules.draft(by=SYSTEM, at=noon, scope=f"desk:{desk.pk}", content=content)
    contact.rules.publish(draft, reason="Sooner", by=SYSTEM, at=noon)
    tickets.go_on(waiting_ticket, by=SYSTEM, at=noon)
    tickets.wait_for_requester(waiting_ticket, questions="Which?", by=SYSTEM, at=noon)

    told(noon + timedelta(hours=1))
    told(noon + timedelta(hours=2))
    assert status(waiting_ticket) == "closed"
    assert recorded(RequesterReminded)[0].under == (draft.pk,)
    assert asked.reopening_window(desk.pk, at=noon) == timedelta(days=30)


def test_what_breaks_over_a_closing_is_done_again_and_once(warned, told, noon, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(
            "deskbell.contact.operations._following_up.tickets.lapse", lambda *_, **__: 1 / 0
        )
        told(noon + 7 * DAY)
        assert told.taken == 0
    assert status(warned) == "waiting_requester"

    told(noon + 7 * DAY)
    told(noon + 7 * DAY)
    assert status(warned) == "closed"
    assert [one.why for one in recorded(TicketClosed)] == ["unanswered"]


@pytest.mark.proves("TKT-7")
def test_thanks_by_mail_reopen_nothing_and_a_doubt_does(
    printer_ticket, mailbox, mara, actor, ines, noon
):
    resolution = {"cause": "Roller", "done": "Replaced it", "code": "fixed"}
    tickets.resolve(printer_ticket, **resolution, by=actor(mara), at=noon)
    mailbox.trusted_hosts = ["desk.example"]
    mailbox.save()

    for words, after in (("Thank you, Mara!", "resolved"), ("Thanks, but it stops.", "open")):
        raw = MAIL.format(number=printer_ticket.number, words=words, id=len(words)).encode()
        kept = channels.accept(raw, mailbox=mailbox, came_by="pipe", at=noon)
        channels.process_batch(at=noon)
        kept.refresh_from_db()
        assert kept.ticket_id == printer_ticket.pk
        assert status(printer_ticket) == after
