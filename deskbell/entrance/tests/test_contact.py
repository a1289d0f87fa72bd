"""Whoever holds the link of their mail answers what was asked, and says whether it works."""

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from deskbell.contact import queries
from deskbell.kernel import relay
from deskbell.kernel.models import RecordedEvent
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as asked

pytestmark = pytest.mark.django_db


def part_of(address):
    return address.rstrip("/").rpartition("/")[2]


@pytest.fixture
def asking(printer_ticket, mara, actor):
    cache.clear()
    tickets.wait_for_requester(
        printer_ticket, questions="Which labels?\nSince when?", by=actor(mara), at=timezone.now()
    )
    address = queries.link_to_questions(printer_ticket.pk)
    link = reverse("entrance:answer", args=[part_of(address)])
    assert address.endswith(link)
    return link


@pytest.fixture
def resolved(printer_ticket, mara, actor):
    cache.clear()
    tickets.resolve(
        *(printer_ticket,), cause="Roller", done="Replaced it", code="fixed",
        by=actor(mara), at=timezone.now(),
    )  # fmt: skip
    address = queries.link_to_resolution(asked.resolution_of(printer_ticket).pk)
    return reverse("entrance:confirmation", args=[part_of(address)])


def names():
    return list(RecordedEvent.objects.order_by("pk").values_list("name", flat=True))


@pytest.mark.proves("COM-3")
def test_questions_are_answered_by_a_form(client, asking, printer_ticket):
    page = client.get(asking).content.decode()
    assert "1. Which labels?" in page
    assert "2. Since when?" in page

    sent = client.post(asking, {"answer-2": "Monday", "more": "Thanks"}, follow=True)
    assert "We have what we need for now" in sent.content.decode()

    printer_ticket.refresh_from_db()
    first, second = queries.questions_of(printer_ticket.pk)
    assert (printer_ticket.status, first.answer, second.answer) == ("open", "", "Monday")
    [_, said] = asked.messages_of_any().filter(ticket=printer_ticket).order_by("pk")
    assert said.text == "2. Since when?\nMonday\n\nThanks"
    while relay.drain():
        pass
    assert names().count("contact.questions_answered") == 1


def test_an_answer_says_something(client, asking, printer_ticket):
    assert client.post(asking, {"more": " "}).status_code == 422
    printer_ticket.refresh_from_db()
    assert printer_ticket.status == "waiting_requester"


def test_looking_changes_nothing(client, asking, resolved, printer_ticket):
    assert client.get(f"{resolved}?it=works").status_code == 200
    printer_ticket.refresh_from_db()
    assert printer_ticket.status == "resolved"
    assert "We have what we need" in client.get(asking).content.decode()


@pytest.mark.proves("TKT-7")
def test_it_works(client, resolved, printer_ticket):
    page = client.post(resolved, {"it": "works"}, follow=True).content.decode()

    assert "It is closed" in page
    printer_ticket.refresh_from_db()
    assert printer_ticket.status == "closed"
    assert "contact.resolution_confirmed" in names()


@pytest.mark.proves("TKT-7")
def test_a_rejection_returns_it_to_work_counted_and_with_its_reason(
    client, resolved, printer_ticket
):
    assert client.post(resolved, {"it": "fails"}).status_code == 422

    page = client.post(resolved, {"it": "fails", "reason": "It still stops"}, follow=True)
    assert "Somebody works on it again." in page.content.decode()
    printer_ticket.refresh_from_db()
    assert (printer_ticket.status, printer_ticket.reopened) == ("open", 1)
    assert printer_ticket.news_due_at is not None
    rejected = RecordedEvent.objects.get(name="contact.resolution_rejected")
    assert rejected.words["reason"] == "It still stops"


def test_a_link_that_nobody_gave_leads_nowhere(client, resolved):
    assert client.get(resolved.replace("-", "-a")).status_code in (404, 410)
