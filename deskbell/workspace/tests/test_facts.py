"""Facts are noted from the page, and the priority follows from them."""

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.people.models import RoleHeld
from deskbell.tickets.models import IntakeFacts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("printer_ticket")]


@pytest.fixture
def note(at_desk, page, printer_ticket):
    """Note facts as a page with scripts does."""

    def note(**facts):
        known = {"subject": printer_ticket.subject, "kind": "incident"}
        return at_desk.htmx("post", page("ticket-facts"), known | facts)

    return note


@pytest.mark.proves("PRI-1")
def test_facts_make_the_priority(note, now_of, printer_ticket):
    note(impact="stopped", spread="site", urgency="soon")

    assert now_of(printer_ticket).priority == 1


@pytest.mark.proves("INT-9", "INT-10", "INT-11")
def test_every_fact_of_the_intake_record_can_be_noted(note, printer_ticket):
    said = {
        "others_affected": 6,
        "occurred_at": "2026-03-02T09:12",
        "device": "TX-40",
        "impact_words": "The truck at eleven",
        "location": "Dock 2",
        "department": "Warehouse",
        "product_model": "TX-40 b",
        "licence": "L-1",
        "account_number": "A-1",
    }

    note(impact="stopped", **said)

    known = IntakeFacts.objects.get(ticket=printer_ticket)
    written = {name: getattr(known, name) for name in said if name != "occurred_at"}
    assert written == {name: value for name, value in said.items() if name != "occurred_at"}
    assert known.occurred_at.hour == 9


def test_nothing_is_missing_once_it_is_noted(note, words):
    noted = note(impact="none", device="TX-40", occurred_at="2026-03-02T09:12")

    assert "not known yet" not in words(noted)


def test_what_is_affected_is_somebody_else(note, now_of, printer_ticket, jonas):
    note(affected="Jonas Weber")

    assert now_of(printer_ticket).affected_id == jonas.pk


def test_a_fact_that_cannot_be_is_asked_again(note, words):
    refused = note(others_affected="many")

    assert refused.status_code == 422
    assert "Enter a whole number." in words(refused)


def test_who_clears_no_class_is_offered_none(at_desk, page):
    assert "confidential_class" not in at_desk.htmx("get", page("ticket-facts")).content.decode()


@pytest.mark.proves("SEC-9")
def test_what_was_made_confidential_is_gone_for_those_not_cleared(
    people, desk, mara, tomas, browser, page, noon, printer_ticket
):
    people.give_role(mara, "agent", desk=desk, classes=["health"], by=SYSTEM, at=noon)
    assert RoleHeld.objects.filter(person=mara, classes=["health"]).exists()
    known = {"subject": printer_ticket.subject, "kind": "incident", "confidential_class": "health"}

    browser(mara).htmx("post", page("ticket-facts"), known)

    assert browser(mara).get(page()).status_code == 200
    assert browser(tomas).get(page()).status_code == 404
