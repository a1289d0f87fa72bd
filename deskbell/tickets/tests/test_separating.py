"""A message that was joined by mistake leaves; what opened a ticket and what we wrote stay."""

from datetime import timedelta

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries
from deskbell.tickets.models import Message, Ticket

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-8")]


def test_what_opened_the_ticket_stays(printer_ticket, mara, actor, noon):
    opening = queries.messages_of(printer_ticket).get()

    with pytest.raises(tickets.Refused, match="opened the ticket"):
        tickets.separate(opening, by=actor(mara), at=noon)

    assert Ticket.objects.get() == printer_ticket
    assert queries.messages_of(printer_ticket).get() == opening


def test_a_message_leaves_once_however_often_it_is_asked_to(
    printer_ticket, jonas, mara, actor, noon
):
    wrong = tickets.hear(
        printer_ticket, author=jonas, channel="mail", text="Else", by=SYSTEM, at=noon
    )
    as_two_pages_know_it = [Message.objects.get(pk=wrong.pk) for _ in range(2)]
    tickets.separate(as_two_pages_know_it[0], by=actor(mara), at=noon)

    with pytest.raises(tickets.Refused, match="opened the ticket"):
        tickets.separate(as_two_pages_know_it[1], by=actor(mara), at=noon)

    assert Ticket.objects.count() == 2


def test_what_the_desk_wrote_stays(printer_ticket, mara, actor, noon):
    later = noon + timedelta(hours=1)
    answer = tickets.reply(printer_ticket, text="Which one?", by=actor(mara), at=later)

    with pytest.raises(tickets.Refused, match="What the desk wrote"):
        tickets.separate(answer, by=actor(mara), at=later)


def test_what_has_left_opened_its_ticket_and_stays_there(printer_ticket, jonas, mara, actor, noon):
    later = noon + timedelta(hours=1)
    wrong = tickets.hear(
        printer_ticket, author=jonas, channel="mail", text="Else", by=SYSTEM, at=later
    )
    tickets.separate(wrong, by=actor(mara), at=later)

    with pytest.raises(tickets.Refused, match="opened the ticket"):
        tickets.separate(wrong, by=actor(mara), at=later)
