"""Merging from the page: first one sees what comes of it, and there is a way back."""

from datetime import timedelta

import pytest
from django.urls import reverse

from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries
from deskbell.tickets.models import Ticket

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-10")]


@pytest.fixture
def again(desk, jonas, noon, printer_ticket):
    """Jonas wrote about the same printer."""
    return tickets.receive(
        desk=desk, requester=jonas, subject="The printer stops, no labels", text="It stops.",
        channel="mail", by=SYSTEM, at=noon + timedelta(hours=1),
    )  # fmt: skip


def fresh(ticket):
    return Ticket.objects.get(pk=ticket.pk)


def merging(*ones):
    return f"{reverse('workspace:merging')}?" + "&".join(f"number={one.number}" for one in ones)


def test_first_it_is_said_what_comes_of_it(at_desk, printer_ticket, again, words):
    asked = at_desk.htmx("post", merging(again), {"into": f"#{printer_ticket.number}"})

    said = words(asked)
    assert "1 message moves over" in said
    assert "Jonas Weber did not write the ticket that stays." in said
    assert "Look at it first" not in said
    assert fresh(again).merged_into is None


def test_then_it_is_done_and_can_be_undone_from_the_toast(at_desk, printer_ticket, again, page):
    seen = {"into": printer_ticket.number, "seen": printer_ticket.number}
    done = at_desk.htmx("post", merging(again), seen)
    assert fresh(again).merged_into == printer_ticket
    assert not queries.participants_of(printer_ticket)

    back = f"{reverse('workspace:unmerging')}?number={again.number}"
    assert back in done["HX-Trigger"]
    at_desk.htmx("post", back)

    assert fresh(again).merged_into is None
    assert len(queries.messages_of(again)) == 1


@pytest.mark.parametrize("on", ["the one that stays", "the one that went"])
def test_either_ticket_offers_the_way_back(at_desk, printer_ticket, again, on):
    tickets.merge(again, into=printer_ticket, by=SYSTEM, at=again.received_at)
    shown = printer_ticket if on == "the one that stays" else again

    beside = at_desk.htmx("get", reverse("workspace:ticket-together", args=[shown.number]))

    way = f"{reverse('workspace:unmerging')}?number={again.number}&amp;on={shown.number}"
    assert f'hx-post="{way}"' in beside.content.decode()


def test_whoever_may_take_part_does(at_desk, printer_ticket, again, jonas):
    seen = {"into": printer_ticket.number, "seen": printer_ticket.number, "join": "on"}
    at_desk.htmx("post", merging(again), seen)

    assert [one.person for one in queries.participants_of(printer_ticket)] == [jonas]


def test_what_one_did_not_see_is_not_done(at_desk, printer_ticket, again):
    at_desk.htmx("post", merging(again), {"into": printer_ticket.number, "seen": "7"})

    assert fresh(again).merged_into is None


@pytest.mark.parametrize("into", ["", "x", "999999", "own"])
def test_there_has_to_be_another_ticket(at_desk, again, into):
    into = again.number if into == "own" else into
    refused = at_desk.htmx("post", merging(again), {"into": into, "seen": into})

    assert refused.status_code == 422
    assert fresh(again).merged_into is None


def test_several_that_are_selected_go_into_the_oldest_or_another(
    at_desk, printer_ticket, again, words
):
    numbers = [printer_ticket.number, again.number]
    asked = at_desk.htmx("post", reverse("workspace:bulk"), {"verb": "merge", "number": numbers})
    assert f'name="seen" value="{printer_ticket.number}"' in asked.content.decode()

    seen = {"into": again.number, "seen": again.number}
    at_desk.htmx("post", merging(printer_ticket, again), seen)

    assert fresh(printer_ticket).merged_into == again


def test_one_alone_is_not_merged(at_desk, again):
    one = {"verb": "merge", "number": [again.number]}
    refused = at_desk.htmx("post", reverse("workspace:bulk"), one)

    assert "Select two tickets" in refused["HX-Trigger"]
