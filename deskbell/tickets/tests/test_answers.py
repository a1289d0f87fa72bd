"""What counts as an answer: not what was taken back, and not what reached nobody."""

from datetime import timedelta

import pytest

from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Ticket

pytestmark = pytest.mark.django_db

AN_HOUR = timedelta(hours=1)


def fresh(ticket):
    return Ticket.objects.get(pk=ticket.pk)


def as_it_stands(ticket):
    ticket = fresh(ticket)
    return ticket.status, ticket.holder_id, ticket.taken_at, ticket.news_due_at


def test_a_reply_taken_back_leaves_the_ticket_as_it_was(printer_ticket, mara, actor, noon):
    before = as_it_stands(printer_ticket)
    message = tickets.reply(printer_ticket, text="Oops", by=actor(mara), at=noon + AN_HOUR)
    assert as_it_stands(printer_ticket) != before

    tickets.withdraw(message, by=actor(mara), at=noon + AN_HOUR)

    assert as_it_stands(printer_ticket) == before


def test_a_reply_taken_back_takes_the_wait_sent_with_it_back(printer_ticket, mara, actor, noon):
    before = as_it_stands(printer_ticket)
    message = tickets.reply(printer_ticket, text="Which one?", by=actor(mara), at=noon)
    tickets.wait_for_requester(printer_ticket, questions="", by=actor(mara), at=noon)

    tickets.withdraw(message, by=actor(mara), at=noon + AN_HOUR)

    assert as_it_stands(printer_ticket) == before


def test_what_somebody_did_after_a_reply_stays_when_it_is_taken_back(
    printer_ticket, mara, tomas, actor, noon
):
    message = tickets.reply(printer_ticket, text="Oops", by=actor(mara), at=noon)
    tickets.assign(
        printer_ticket, holder=tomas, reason="Over to you", by=actor(mara), at=noon + AN_HOUR
    )

    tickets.withdraw(message, by=actor(mara), at=noon + 2 * AN_HOUR)

    assert (fresh(printer_ticket).holder, fresh(printer_ticket).status) == (tomas, "open")


@pytest.mark.proves("SLA-10")
def test_a_call_that_nobody_picks_up_is_no_answer(printer_ticket, mara, ines, actor, noon):
    due = printer_ticket.news_due_at
    tickets.log_call(
        printer_ticket, text="Rang out", person=ines, answered=False, by=actor(mara), at=noon
    )
    assert (fresh(printer_ticket).first_answered_at, fresh(printer_ticket).news_due_at) == (
        None,
        due,
    )

    tickets.log_call(printer_ticket, text="Now", person=ines, by=actor(mara), at=noon + AN_HOUR)
    assert fresh(printer_ticket).first_answered_at == noon + AN_HOUR


def test_only_a_reply_by_mail_can_be_taken_back(printer_ticket, mara, ines, actor, noon):
    call = tickets.log_call(printer_ticket, text="Rang", person=ines, by=actor(mara), at=noon)

    for message in (printer_ticket.first_message, call):
        with pytest.raises(tickets.Refused, match="Only a reply by mail"):
            tickets.withdraw(message, by=actor(mara), at=noon)


@pytest.mark.parametrize("undo", ["withdraw", "miss"])
def test_facts_noted_meanwhile_do_not_lose_the_promised_news(
    printer_ticket, mara, actor, noon, undo
):
    due, by = printer_ticket.news_due_at, actor(mara)
    message = tickets.reply(printer_ticket, text="Oops", by=by, at=noon)
    tickets.describe(printer_ticket, said={"location": "Dock 2"}, by=by, at=noon + AN_HOUR)

    getattr(tickets, undo)(message, by=by, at=noon + 2 * AN_HOUR)

    assert fresh(printer_ticket).news_due_at == due


def test_a_further_answer_stands_when_the_one_before_it_is_taken_back(
    printer_ticket, mara, actor, noon
):
    first = tickets.reply(printer_ticket, text="Oops", by=actor(mara), at=noon)
    tickets.reply(printer_ticket, text="So", by=actor(mara), at=noon + AN_HOUR)

    tickets.withdraw(first, by=actor(mara), at=noon + 2 * AN_HOUR)

    ticket = fresh(printer_ticket)
    assert (ticket.holder, ticket.news_due_at) == (mara, None)
    assert ticket.first_answered_at == noon + AN_HOUR


def test_an_answer_that_arrives_late_counts_from_then_on_and_answers_nothing_newer(
    printer_ticket, mara, ines, actor, noon
):
    by = actor(mara)
    message = tickets.reply(printer_ticket, text="Hello", by=by, at=noon)
    tickets.miss(message, by=by, at=noon + AN_HOUR)
    tickets.hear(
        printer_ticket, author=ines, channel="mail", text="?", by=by, at=noon + 2 * AN_HOUR
    )
    due = fresh(printer_ticket).news_due_at

    tickets.reach(message, by=by, at=noon + 3 * AN_HOUR)
    again = tickets.reply(printer_ticket, text="More", by=by, at=noon + 4 * AN_HOUR)
    tickets.withdraw(again, by=by, at=noon + 4 * AN_HOUR)

    ticket = fresh(printer_ticket)
    assert (ticket.first_answered_at, ticket.news_due_at) == (noon + 3 * AN_HOUR, due)
