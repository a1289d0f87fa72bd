"""Every contact leaves intake with a number, a priority and a holder."""

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.permission import NotPermitted
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries
from deskbell.tickets.events import TicketReceived

pytestmark = pytest.mark.django_db


@pytest.mark.proves("INT-1", "RTE-5")
def test_a_contact_gets_number_priority_and_the_fallback_owner(printer_ticket, lena):
    assert printer_ticket.number > 1000
    assert printer_ticket.priority == 3
    assert [reason["fact"] for reason in printer_ticket.priority_reasons] == [
        "impact",
        "spread",
        "urgency",
    ]
    assert printer_ticket.holder == lena
    assert not printer_ticket.is_taken


@pytest.mark.proves("INT-9")
def test_missing_minimum_facts_are_flagged_and_block_nothing(printer_ticket):
    assert printer_ticket.missing == ["device", "occurred_at", "impact"]


@pytest.mark.proves("PRI-1", "INT-10")
def test_a_team_that_cannot_work_is_critical(desk, first_line, ines, noon):
    ticket = tickets.receive(
        desk=desk,
        requester=ines,
        subject="No order entry",
        channel="phone",
        facts={"impact": "stopped", "others_affected": 12},
        said={"department": "Sales"},
        by=SYSTEM,
        at=noon,
    )

    assert ticket.priority == 1


def test_the_words_become_the_first_message(printer_ticket):
    [message] = queries.messages_of(printer_ticket)

    assert message.text == "It stops after three labels and blinks orange."
    assert printer_ticket.first_message == message


def test_one_event_tells_it_all(printer_ticket, recorded):
    event = recorded(TicketReceived)

    assert event.number == printer_ticket.number
    assert event.subject == printer_ticket.subject


def test_a_stranger_cannot_put_contacts_through_intake(desk, first_line, otto, ines, actor, noon):
    with pytest.raises(NotPermitted):
        tickets.receive(
            desk=desk, requester=ines, subject="x", channel="web", by=actor(otto), at=noon
        )
