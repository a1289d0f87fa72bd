"""How many statements the pages that are looked at all day may cost, however much there is."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets

pytestmark = pytest.mark.django_db


@pytest.fixture
def statements():
    """How many statements an act takes once everything is warm."""

    def statements(act):
        assert act().status_code == 200
        with CaptureQueriesContext(connection) as asked:
            assert act().status_code == 200
        return len(asked)

    return statements


def say(ticket, person, at, times):
    for n in range(times):
        tickets.hear(ticket, author=person, channel="mail", text=f"And {n}.", by=SYSTEM, at=at)


ALIKE = dict.fromkeys(["unassigned", "mine", "open", "waiting", "resolved", "all"], 14)


@pytest.mark.parametrize(("key", "cost"), [("my-work", 16), *ALIKE.items()])
def test_a_list_costs_the_same_with_one_ticket_or_thirty(
    key, cost, at_desk, statements, printer_ticket, desk, ines, noon
):
    few = statements(lambda: at_desk.get(f"/tickets/?list={key}"))
    for n in range(30):
        tickets.receive(
            desk=desk, requester=ines, subject=f"{n}", channel="phone", by=SYSTEM, at=noon
        )

    assert few == statements(lambda: at_desk.get(f"/tickets/?list={key}")) == cost


def test_a_ticket_page_beside_my_work_costs_34_statements_with_two_messages_or_twelve(
    at_desk, statements, page, printer_ticket, ines, noon
):
    say(printer_ticket, ines, noon, 1)
    few = statements(lambda: at_desk.get(page()))
    say(printer_ticket, ines, noon, 10)

    assert few == statements(lambda: at_desk.get(page())) <= 34


def test_the_regions_that_are_fetched_with_every_change_cost_21(at_desk, statements, page):
    assert statements(lambda: at_desk.htmx("get", f"{page()}changes/")) <= 21


def test_a_reply_costs_42_statements_until_it_is_answered(
    at_desk, statements, page, printer_ticket, ines, noon
):
    def reply():
        form = {"text": "Try it now.", "token": uuid.uuid4().hex}
        return at_desk.htmx("post", page("replies"), form)

    few = statements(reply)
    say(printer_ticket, ines, noon, 10)

    assert few == statements(reply) <= 42
