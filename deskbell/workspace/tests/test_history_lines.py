"""What the history of a ticket says about answers that were none, and about merged tickets."""

from datetime import timedelta

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-5")]

AN_HOUR = timedelta(hours=1)


@pytest.fixture
def read(at_desk, page, words):
    """What Mara reads on the page of the printer ticket."""
    return lambda: words(at_desk.get(page()))


def test_who_answers_takes_it_and_who_takes_the_answer_back_lets_it_go(
    read, printer_ticket, mara, actor, noon
):
    reply = tickets.reply(printer_ticket, text="Oops", by=actor(mara), at=noon)
    assert "Mara Koleva took it by answering" in read()

    tickets.withdraw(reply, by=actor(mara), at=noon + AN_HOUR)
    assert "Mara Koleva took the answer back: nobody has it yet" in read()


def test_a_call_that_nobody_picks_up_says_so(at_desk, read, page, printer_ticket):
    at_desk.post(page("calls"), {"text": "Rang for a minute.", "direction": "missed"})

    assert "Mara Koleva called Ines Roth , and nobody picked up" in read()
    printer_ticket.refresh_from_db()
    assert printer_ticket.first_answered_at is None


def test_an_answer_that_reached_nobody_says_so(read, printer_ticket, mara, actor, noon):
    reply = tickets.reply(printer_ticket, text="Hello", by=actor(mara), at=noon)
    tickets.miss(reply, by=SYSTEM, at=noon + AN_HOUR)
    assert "The answer reached nobody: the requester still waits for one" in read()

    tickets.reach(reply, by=SYSTEM, at=noon + 2 * AN_HOUR)
    assert "The answer arrived after all" in read()


def test_both_of_two_merged_tickets_name_the_other(
    at_desk, words, read, printer_ticket, desk, jonas, mara, actor, noon
):
    other = tickets.receive(
        desk=desk, requester=jonas, subject="Printer", text="x", channel="mail", by=SYSTEM, at=noon
    )
    tickets.merge(other, into=printer_ticket, by=actor(mara), at=noon)

    assert f"Mara Koleva merged #{other.number} into this one" in read()
    there = words(at_desk.get(f"/tickets/{other.number}/"))
    assert f"Mara Koleva merged it into #{printer_ticket.number} , where it goes on" in there
