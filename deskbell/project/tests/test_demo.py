"""The demo company: believable, complete, and made through the operations."""

from datetime import UTC, datetime

import pytest

from deskbell.kernel import seals
from deskbell.people import queries as people
from deskbell.project import demo
from deskbell.tickets import decisions, queries
from deskbell.tickets.models import Ticket

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def company():
    assert demo.build(NOW)


@pytest.mark.proves("INT-1")
def test_every_ticket_has_number_priority_and_holder_and_nothing_lies_ahead(company):
    tickets = list(Ticket.objects.all())

    assert 40 <= len(tickets) <= 60
    assert all(ticket.number and ticket.priority and ticket.holder_id for ticket in tickets)
    assert all(ticket.changed_at <= NOW for ticket in tickets)


def test_every_history_is_sealed_and_tells_the_whole_ticket(company):
    for ticket in Ticket.objects.all():
        assert seals.verify(queries.events_of(ticket)) is None
        told = decisions.rebuilt(queries.history_of(ticket))
        assert (told["status"], told["holder_id"]) == (ticket.status, ticket.holder_id)


def test_everybody_on_the_list_can_sign_in(company):
    for mail, _ in demo.sign_ins():
        assert people.person_reached_by("mail", mail).check_password(demo.PASSWORD)


def test_a_desk_that_is_there_is_left_alone(company):
    before = Ticket.objects.count()

    assert not demo.build(NOW)
    assert Ticket.objects.count() == before
