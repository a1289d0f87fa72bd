"""How contact is kept: read in sentences, drafted, tried on tickets that wait, published."""

import pytest
from django.urls import reverse

from deskbell.contact import operations as contact
from deskbell.contact import queries
from deskbell.contact.decisions import BUILT_IN
from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-9")]

FILLED = {
    "reminders": "8h, 1h 30m",
    "close_after": "24h",
    "confirm_within": "",
    "task_within": "30m",
    "reopen_days": "30",
}


@pytest.fixture
def draft(client, ada, noon):
    client.force_login(ada)
    return contact.rules.draft(by=SYSTEM, at=noon)


def test_what_holds_is_said_in_sentences(client, ada):
    client.force_login(ada)
    page = client.get(reverse("control:contact")).content.decode()

    assert "The first leaves 48 hours after the question. The next one 48 hours later." in page
    assert "The last reminder says when the ticket is closed, 72 hours later." in page


def test_a_draft_is_filled_in_and_shows_what_it_would_change(client, draft, printer_ticket, noon):
    tickets.wait_for_requester(printer_ticket, questions="Which?", by=SYSTEM, at=noon)
    address = reverse("control:contact-draft", args=[draft.pk])

    page = client.post(address, FILLED, follow=True).content.decode()

    assert "The first leaves 8 hours after the question. The next one 1 hour 30 minutes" in page
    assert "1 ticket waits for its requester." in page
    assert "The printer stops" in page
    draft.refresh_from_db()
    assert (draft.content["reminders"], draft.content["confirm_within"]) == ([480, 90], None)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"reminders": ""}, "Only a reminder can announce it"),
        ({"reminders": "soon"}, "Write it like 16h"),
        ({"close_after": "99999h"}, "no more than 1440h"),
    ],
)
def test_what_does_not_fit_is_marked(client, draft, wrong, words):
    page = client.post(reverse("control:contact-draft", args=[draft.pk]), {**FILLED, **wrong})

    assert page.status_code == 422
    assert words in page.content.decode()


def test_one_begins_with_what_fits_a_desk_of_ones_kind(client, ada):
    client.force_login(ada)
    client.post(reverse("control:contact-drafts"), {"desk": "", "preset": "customer-support"})

    assert queries.RULES.draft_of().content["reopen_days"] == 60


def test_it_is_published_and_holds(client, draft, desk, noon):
    client.post(reverse("control:contact-draft", args=[draft.pk]), FILLED)
    client.post(reverse("control:contact-publication", args=[draft.pk]), {"reason": "Sooner"})

    draft.refresh_from_db()
    rules, held = queries.rules_for(desk.pk, at=draft.published_at)
    assert (held.version_id, rules.reopen_days) == (draft.pk, 30)
    assert held.content != BUILT_IN
