"""The requester hears of their request by itself, at every point where they would wonder."""

import pytest

from deskbell.channels import operations as channels
from deskbell.channels import queries
from deskbell.channels.events import RequesterNotTold, RequesterTold
from deskbell.kernel import events, relay
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.models import RecordedEvent
from deskbell.tickets import operations as tickets

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(server):
    """Let everything that is due be told and sent; the mails, as they arrived."""

    def told(at):
        while relay.drain():
            pass
        while channels.send_due(at):
            pass
        return server.mails

    return told


def silences():
    rows = RecordedEvent.objects.filter(name=RequesterNotTold.name).order_by("pk")
    return [events.load(row).reason for row in rows]


@pytest.mark.proves("COM-1")
def test_a_request_is_confirmed_at_once(printer_ticket, mailbox, ines, told, noon, recorded):
    [mail] = told(noon)

    assert [one.address for one in mail.to] == ["ines@roth.example"]
    assert mail.subject.endswith(f"[#{printer_ticket.number}]")
    assert f"Its number is {printer_ticket.number}." in mail.text
    assert "Who looks after it: Lena Lead, First line" in mail.text
    assert "How urgent we take it to be: Normal" in mail.text
    assert "at the latest: Monday, 2 March 2026, 20:00 (UTC)" in mail.text
    assert "answer this mail" in mail.text
    assert recorded(RequesterTold).purpose == "confirmation"


@pytest.mark.proves("COM-1")
def test_news_are_promised_by_the_readers_own_clock(desk, mailbox, ines, told, noon, people):
    type(ines).objects.filter(pk=ines.pk).update(time_zone="America/New_York")
    receive(desk, ines, noon)

    assert "Monday, 2 March 2026, 15:00 (EST)" in told(noon)[0].text


@pytest.mark.proves("COM-2")
def test_questions_are_asked(printer_ticket, mailbox, mara, actor, told, later):
    tickets.wait_for_requester(
        printer_ticket, questions="1. Which labels?\n2. Since when?", by=actor(mara), at=later(0)
    )

    asked = told(later())[-1]
    assert "1. Which labels?\n2. Since when?" in asked.text
    assert "Answer this mail, and we go on." in asked.text


@pytest.mark.proves("COM-2")
def test_that_it_waits_for_somebody_outside_is_told_but_not_for_whom(
    printer_ticket, mailbox, mara, actor, told, later
):
    tickets.wait_for_third_party(
        printer_ticket, on="That slow courier", until=later(7200), by=actor(mara), at=later(0)
    )

    mail = told(later())[-1]
    assert "now waits for somebody outside our desk" in mail.text
    assert "When we expect to go on: Monday, 2 March 2026, 15:00 (UTC)" in mail.text
    assert "courier" not in mail.text + (mail.html or "")


@pytest.mark.proves("COM-4")
def test_a_final_message_says_what_was_done_in_plain_words(
    printer_ticket, mailbox, mara, actor, told, later
):
    resolve(printer_ticket, actor(mara), later(0), told="Your printer has a new roller.")

    final = told(later())[-1]
    assert "is resolved. What was done:\n\nYour printer has a new roller." in final.text
    assert "Feed assembly" not in final.text + (final.html or "")


@pytest.mark.proves("COM-4")
def test_without_plain_words_what_was_done_is_said(
    printer_ticket, mailbox, mara, actor, told, later
):
    resolve(printer_ticket, actor(mara), later(0))

    assert "Feed assembly replaced" in told(later())[-1].text
    assert "worn" not in told(later())[-1].text


@pytest.mark.proves("COM-2")
def test_a_request_that_is_taken_up_again_is_told(
    printer_ticket, mailbox, mara, actor, told, later
):
    resolve(printer_ticket, actor(mara), later(0))
    told(later())
    tickets.reopen(printer_ticket, reason="Lena says no", by=actor(mara), at=later(60))

    again = told(later(80))[-1]
    assert "up again" in again.text
    assert "Lena says no" not in again.text


@pytest.mark.proves("COM-2")
def test_a_request_that_its_requester_takes_up_again_is_told(
    printer_ticket, mailbox, mara, ines, actor, told, later
):
    resolve(printer_ticket, actor(mara), later(0))
    told(later())
    tickets.hear(printer_ticket, author=ines, channel="mail", text="No!", by=SYSTEM, at=later(60))

    assert "up again" in told(later(80))[-1].text


@pytest.mark.proves("COM-4")
def test_whoever_takes_part_hears_how_it_ended_but_not_that_it_arrived(
    printer_ticket, mailbox, mara, jonas, actor, told, later
):
    tickets.add_participant(printer_ticket, jonas, by=actor(mara), at=later(0))
    resolve(printer_ticket, actor(mara), later(0), told="Your printer has a new roller.")

    confirmation, final = told(later())
    assert [one.address for one in confirmation.cc] == []
    assert [one.address for one in final.cc] == ["jonas@roth.example"]


def test_what_was_undone_while_it_was_held_is_not_told(
    printer_ticket, mailbox, mara, actor, told, later
):
    told(later(0))
    resolve(printer_ticket, actor(mara), later(0))
    told(later(3))
    tickets.reopen(printer_ticket, reason="Wrong ticket", by=actor(mara), at=later(5))

    assert len(told(later(60))) == 1
    assert silences() == ["nothing_happened"]


@pytest.mark.proves("COM-2", "INT-15")
def test_another_desk_introduces_itself_from_its_own_address(
    printer_ticket, mailbox, hr_desk, hanna, mara, actor, told, later
):
    hr = channels.add_mailbox(
        "hr@desk.example",
        desk=hr_desk,
        team=hr_desk.teams.get(),
        name="HR desk",
        by=SYSTEM,
        at=later(0),
    )
    tickets.hand_over(
        printer_ticket, to=hr_desk, reason="A matter of pay", by=actor(mara), at=later(0)
    )

    moved = told(later())[-1]
    assert moved.from_address == hr.address
    assert "Another desk now looks after your request" in moved.text
    assert "Hanna Haar, People team" in moved.text
    assert "A matter of pay" not in moved.text


@pytest.mark.proves("COM-1", "COM-2", "COM-4")
@pytest.mark.parametrize("kind", ["confirmation", "questions", "reopened", "handed_over", "final"])
def test_every_mail_can_be_looked_at_before(kind, printer_ticket, mailbox):
    subject, text, html = queries.preview(kind, printer_ticket, "en", words="A <b> & c")

    assert subject == printer_ticket.subject
    assert "&lt;" not in text
    assert "<b>" not in html
    assert 'lang="en" dir="ltr"' in html
    for ugly in ("please", "successfully", "!"):
        assert ugly not in text.lower()


def test_a_language_that_runs_from_right_to_left_turns_the_mail_round(printer_ticket, mailbox):
    assert 'lang="ar" dir="rtl"' in queries.preview("final", printer_ticket, "ar").html


def receive(desk, requester, at, **contact):
    contact.setdefault("channel", "phone")
    return tickets.receive(
        desk=desk, requester=requester, subject="No sound", text="x", by=SYSTEM, at=at, **contact
    )


def resolve(ticket, by, at, told=""):
    tickets.resolve(
        ticket,
        cause="Roller worn",
        done="Feed assembly replaced, firmware 2.1",
        code="fixed",
        told=told,
        by=by,
        at=at,
    )


RESOLUTION = {"cause": "Dust", "done": "I cleaned it.", "code": "fixed"}


def last_step(ticket):
    rows = RecordedEvent.objects.filter(stream=f"ticket:{ticket.pk}", name__startswith="ticket.")
    return rows.order_by("-position").first().pk


@pytest.mark.proves("COM-2", "TKT-15")
def test_nobody_hears_of_a_step_that_was_taken_back_in_time(
    printer_ticket, mailbox, mara, actor, told, later
):
    told(later(0))
    tickets.resolve(printer_ticket, **RESOLUTION, by=actor(mara), at=later(0))
    mails = len(told(later(1)))
    tickets.undo(printer_ticket, last_step(printer_ticket), by=actor(mara), at=later(2))

    assert len(told(later(7200))) == mails


@pytest.mark.proves("COM-2", "TKT-15")
def test_who_had_heard_of_it_already_is_told_that_it_goes_on(
    printer_ticket, mailbox, mara, actor, told, later
):
    tickets.resolve(printer_ticket, **RESOLUTION, by=actor(mara), at=later(0))
    assert "I cleaned it." in told(later(3600))[-1].text
    tickets.undo(printer_ticket, last_step(printer_ticket), by=actor(mara), at=later(3700))

    said = told(later(7200))[-1]
    assert "I cleaned it." not in said.text
    assert "again" in said.text
