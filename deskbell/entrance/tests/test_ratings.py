"""Whoever holds the link of their mail says how it was: no sign-in, no scripts."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from deskbell.satisfaction import decisions, queries
from deskbell.satisfaction.models import Rating
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as asked

pytestmark = [pytest.mark.django_db, pytest.mark.proves("FBK-1")]


@pytest.fixture
def link(printer_ticket, mara, actor):
    cache.clear()
    tickets.resolve(
        printer_ticket,
        cause="Worn roller",
        done="Replaced it",
        code="fixed",
        by=actor(mara),
        at=timezone.now(),
    )
    part = queries.link_to(asked.resolution_of(printer_ticket).pk).rstrip("/").rpartition("/")[2]
    return reverse("entrance:rating", args=[part])


def test_the_link_in_the_mail_leads_to_the_page(link, printer_ticket):
    address = queries.link_to(asked.resolution_of(printer_ticket).pk)

    assert address.endswith(link)


def test_looking_rates_nothing(client, link):
    page = client.get(f"{link}?score=5")

    assert page.status_code == 200
    assert "stops in the middle" in page.content.decode()
    assert not Rating.objects.exists()


def test_a_rating_is_sent_and_thanked_for(client, link):
    sent = client.post(link, {"score": "2", "comment": "Three days"}, follow=True)

    assert "Thank you" in sent.content.decode()
    assert "Three days" in sent.content.decode()
    assert (Rating.objects.get().score, Rating.objects.get().comment) == (2, "Three days")


def test_it_can_be_changed_there(client, link):
    client.post(link, {"score": "2"})
    client.post(link, {"score": "4"})

    assert Rating.objects.get().score == 4


def test_without_a_choice_it_says_what_is_missing(client, link):
    refused = client.post(link, {"comment": "Hm"})

    assert refused.status_code == 422
    assert "Choose one of the five" in refused.content.decode()


@pytest.mark.parametrize("change", [lambda part: part[:-1], lambda part: "9" + part, str.upper])
def test_a_forged_link_leads_nowhere(client, link, change):
    forged = reverse("entrance:rating", args=[change(link.strip("/").rpartition("/")[2])])

    assert client.get(forged).status_code == 404
    assert client.post(forged, {"score": "1"}).status_code == 404
    assert not Rating.objects.exists()


def test_after_some_weeks_it_says_so(client, link, printer_ticket):
    resolution = asked.resolution_of(printer_ticket)
    long_ago = timezone.now() - decisions.OPEN_FOR - timedelta(days=1)
    type(resolution).objects.filter(pk=resolution.pk).update(at=long_ago)

    assert "too long ago" in client.get(link).content.decode()
    assert "too long ago" in client.post(link, {"score": "1"}).content.decode()
    assert not Rating.objects.exists()


def test_many_in_a_moment_are_too_many(client, link):
    answers = [client.post(link, {"score": "3"}).status_code for _ in range(22)]

    assert answers[0] == 302
    assert answers[-1] == 429


def test_the_page_of_the_ticket_tells_it(client, link, printer_ticket, mara):
    client.post(link, {"score": "1", "comment": "Nobody called back"})

    client.force_login(mara)
    page = client.get(reverse("workspace:ticket", args=[printer_ticket.number])).content.decode()
    assert page.count("Nobody called back") == 2
    assert "Rated by the requester" in page
    assert "Very bad" in page
