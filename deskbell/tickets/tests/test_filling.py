"""The fields of a desk on a ticket: noted, taken back, needed before it is resolved."""

from datetime import timedelta

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import decisions, queries
from deskbell.tickets import operations as tickets
from deskbell.tickets.events import TicketDescribed, TicketReceived, TicketResolved
from deskbell.tickets.models import IntakeFacts, Ticket

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-15", "TKT-2")]

THING = {
    "key": "thing",
    "label": "What is it",
    "type": "choice",
    "options": [{"code": "laptop", "label": "Laptop"}, {"code": "tv", "label": "Television"}],
}
SERIAL = {
    "key": "serial",
    "label": "Serial number",
    "type": "text",
    "condition": {"all": [{"field": "thing", "is": ["laptop"]}]},
    "is_needed_to_resolve": True,
    "is_internal": False,
}
DAMAGE = {"key": "damage", "label": "Damage", "type": "number"}


@pytest.fixture
def published(asking):
    return asking(THING, SERIAL, DAMAGE)


@pytest.fixture
def note(printer_ticket, mara, actor, noon, published):
    """`note(serial="X-1")` by Mara, a minute later each time."""
    minutes = iter(range(1, 100))

    def note(seen=None, **custom):
        at = noon + timedelta(minutes=next(minutes))
        tickets.describe(printer_ticket, custom=custom, seen=seen, by=actor(mara), at=at)
        return Ticket.objects.get(pk=printer_ticket.pk).custom

    return note


def rebuilt(ticket):
    return decisions.rebuilt(queries.history_of(ticket))["custom"]


def test_what_is_noted_stays_until_it_is_emptied(note, printer_ticket):
    assert note(thing="laptop", serial=" X-1 ") == {"thing": "laptop", "serial": "X-1"}
    assert note(damage="12.5") == {"thing": "laptop", "serial": "X-1", "damage": 12.5}
    assert note(serial=None) == {"thing": "laptop", "damage": 12.5} == rebuilt(printer_ticket)


def test_the_event_tells_words_apart_and_under_what_they_were_asked(note, recorded, published):
    note(thing="laptop", serial="X-1")

    event = recorded(TicketDescribed)

    assert event.custom == {"thing": "laptop"}
    assert event.custom_said == {"serial": "X-1"}
    assert published.pk in event.under


@pytest.mark.parametrize("custom", [{"thing": "boat"}, {"colour": "red"}, {"damage": "much"}])
def test_what_does_not_fit_is_refused_by_name_and_nothing_changes(note, printer_ticket, custom):
    with pytest.raises(tickets.Unfit) as refused:
        note(**custom)

    assert list(refused.value.faults) == list(custom)
    assert Ticket.objects.get(pk=printer_ticket.pk).custom == {}


def test_a_field_is_filled_only_where_it_is_asked(note):
    with pytest.raises(tickets.Unfit, match="Serial number: This field is not asked"):
        note(thing="tv", serial="X-1")


def test_nobody_overwrites_a_field_they_have_not_seen(note, printer_ticket):
    facts = IntakeFacts.objects.get(ticket=printer_ticket)
    seen = queries.values_of(printer_ticket, facts) | {"custom_damage": None}
    note(damage=5)

    with pytest.raises(tickets.ChangedMeanwhile) as stopped:
        note(seen=seen, damage=7)

    [clash] = stopped.value.clashes
    assert (clash.field, clash.seen, clash.now, clash.wanted) == ("custom_damage", None, 5, 7)
    assert clash.by
    assert note(seen=seen, thing="tv") == {"damage": 5, "thing": "tv"}


def last_step(ticket):
    rows = queries.events_of(ticket).filter(name__startswith="ticket.")
    return rows.order_by("-position").first().pk


def test_a_step_is_taken_back_field_by_field(note, printer_ticket, mara, actor, noon):
    note(damage=5)
    note(damage=6, thing="tv")
    step = last_step(printer_ticket)
    note(thing="laptop", serial="X-1")

    with pytest.raises(tickets.Refused, match="changed since"):
        tickets.undo(printer_ticket, step, by=actor(mara), at=noon)

    tickets.undo(printer_ticket, last_step(printer_ticket), by=actor(mara), at=noon)
    tickets.undo(printer_ticket, step, by=actor(mara), at=noon)
    assert Ticket.objects.get(pk=printer_ticket.pk).custom == {"damage": 5}
    assert rebuilt(printer_ticket) == {"damage": 5}


def resolve(ticket, by, at):
    return tickets.resolve(ticket, cause="Dust", done="Cleaned", code="fixed", by=by, at=at)


def test_a_ticket_is_not_resolved_without_what_has_to_be_known(
    note, printer_ticket, mara, actor, noon, recorded, published
):
    note(thing="laptop")

    with pytest.raises(tickets.Unfilled, match="Before it is resolved, note: Serial number"):
        resolve(printer_ticket, actor(mara), noon)

    note(serial="X-1")
    resolve(printer_ticket, actor(mara), noon)
    assert recorded(TicketResolved).under == (published.pk,)


def test_whoever_takes_a_contact_in_says_what_is_asked_then(
    asking, desk, first_line, ines, mara, actor, noon, recorded
):
    asking(THING | {"is_asked_at_intake": True}, DAMAGE)

    def receive(by, **given):
        return tickets.receive(
            desk=desk, requester=ines, subject="Broken", channel="phone", by=by, at=noon, **given
        )

    with pytest.raises(tickets.Unfilled, match="Say first: What is it"):
        receive(actor(mara), custom={"damage": 5})
    assert receive(actor(mara), custom={"thing": "tv"}).custom == {"thing": "tv"}
    assert recorded(TicketReceived).custom == {"thing": "tv"}
    assert receive(SYSTEM).custom == {}
    assert receive(SYSTEM, custom={"damage": 5}).custom == {"damage": 5}


def test_a_requester_sees_no_internal_field(note, printer_ticket, ines, mara, actor, noon):
    note(thing="laptop", serial="X-1")
    ticket = Ticket.objects.get(pk=printer_ticket.pk)

    def seen_by(who):
        found = queries.fields_on(actor(who), ticket, ticket.facts, at=noon)
        return {each.definition.key: each.words for each in found}

    assert seen_by(mara) == {"thing": "Laptop", "serial": "X-1", "damage": ""}
    assert seen_by(ines) == {"serial": "X-1"}


def test_what_a_field_holds_stays_readable_at_a_desk_that_does_not_ask(
    note, printer_ticket, hr_desk, hanna, mara, actor, noon
):
    note(thing="tv")
    tickets.hand_over(printer_ticket, to=hr_desk, reason="Theirs", by=actor(mara), at=noon)
    ticket = Ticket.objects.get(pk=printer_ticket.pk)

    [found] = queries.fields_on(actor(hanna), ticket, ticket.facts, at=noon)

    assert (found.words, found.definition.is_retired) == ("Television", True)
