"""Machines do not answer machines: whom the desk never writes to by itself, and when it stops."""

from datetime import timedelta

import pytest

from deskbell.channels import operations as channels
from deskbell.channels.decisions import OpenedBy, why_silent, window_of
from deskbell.channels.events import RequesterNotTold, RequesterTold
from deskbell.channels.models import Acknowledgement, Outgoing
from deskbell.kernel import events, relay
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.models import RecordedEvent
from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Ticket

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-2")]


@pytest.fixture
def writes(desk, first_line, mailbox):
    """Somebody writes; what did the desk say, or why did it not?"""

    def writes(person, at, **contact):
        contact = {"channel": "mail", "subject": "Help", "text": "x", **contact}
        tickets.receive(desk=desk, requester=person, by=SYSTEM, at=at, **contact)
        while relay.drain():
            pass
        told = RecordedEvent.objects.filter(
            name__in=[RequesterTold.name, RequesterNotTold.name]
        ).latest("pk")
        event = events.load(told)
        return getattr(event, "reason", None) or event.purpose

    return writes


@pytest.mark.parametrize("mark", ["automatic", "spoofed"])
def test_neither_machines_nor_forgers_are_answered(mark, writes, ines, noon):
    assert writes(ines, noon, mark=mark) == mark


def test_whom_an_agent_answered_is_written_to_whoever_vouched(writes, ines, mara, actor, noon):
    writes(ines, noon, mark="spoofed")
    ticket = Ticket.objects.get()
    tickets.reply(ticket, text="Is it you?", by=actor(mara), at=noon)
    tickets.resolve(ticket, cause="x", done="x", code="fixed", by=actor(mara), at=noon)
    while relay.drain():
        pass

    assert Outgoing.objects.filter(ticket=ticket, purpose="final").exists()


def test_a_stranger_is_answered(writes, otto, noon):
    assert writes(otto, noon, mark="stranger") == "confirmation"


def test_somebody_without_an_address_is_not_written_to(writes, people, noon):
    walker = people.add_person("Walter", by=SYSTEM, at=noon)

    assert writes(walker, noon, channel="in_passing", is_informal=True) == "no_address"


@pytest.mark.parametrize("address", ["it@desk.example", "it+t1001.abc@desk.example"])
def test_the_desk_does_not_write_to_itself(address, writes, people, noon):
    loop = people.add_person("Loop", mail=address, by=SYSTEM, at=noon)

    assert writes(loop, noon) == "own_address"


@pytest.mark.parametrize(
    "address",
    [
        "mailer-daemon@mx.example",
        "MAILER-DAEMON@mx.example",
        "postmaster@mx.example",
        "noreply@shop.example",
        "no-reply+17@shop.example",
        "do_not_reply@shop.example",
        "bounces-99@list.example",
    ],
)
def test_robots_are_not_answered(address):
    assert why_silent(OpenedBy(address)) == "robot"


@pytest.mark.parametrize("address", ["norbert@mx.example", "nora.reply@mx.example", "bo@x.example"])
def test_people_with_such_names_are(address):
    assert why_silent(OpenedBy(address)) == ""


def test_one_sender_is_acknowledged_once_in_a_window(writes, ines, jonas, noon):
    assert writes(ines, noon) == "confirmation"
    assert writes(ines, noon + timedelta(minutes=9)) == "acknowledged_before"
    assert writes(jonas, noon + timedelta(minutes=9)) == "confirmation"
    assert writes(ines, noon + timedelta(minutes=10)) == "confirmation"


def test_a_call_written_down_is_confirmed_however_often(writes, ines, noon):
    assert [writes(ines, noon, channel="phone") for _ in range(3)] == ["confirmation"] * 3


def test_a_loop_dies(writes, ines, noon):
    """A machine that hides that it is one, and answers every confirmation with a new subject."""
    said = [writes(ines, noon + timedelta(minutes=11 * n)) for n in range(120)]

    assert said.count("confirmation") == 12
    assert said[20:] == ["acknowledged_before"] * 100
    assert writes(ines, noon + timedelta(days=3)) == "confirmation"
    assert Acknowledgement.objects.count() == 1


def test_windows_begin_at_the_same_moment_for_everybody(noon):
    assert window_of(noon + timedelta(minutes=9, seconds=59)) == noon
    assert window_of(noon + timedelta(minutes=10)) == noon + timedelta(minutes=10)


def test_telling_is_not_repeated_where_it_is_refused(printer_ticket, mailbox, noon):
    assert channels.tell(printer_ticket.pk, "confirmation", at=noon) is not None
    assert channels.tell(printer_ticket.pk, "confirmation", at=noon) is None
