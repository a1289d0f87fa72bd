"""Who may come into the workspace, and what they find there."""

import pytest
from django.urls import reverse

pytestmark = [pytest.mark.django_db, pytest.mark.proves("SEC-2")]

TICKETS = "/tickets/"


def test_whoever_is_not_signed_in_is_asked_to(client, page):
    answer = client.get(page())

    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/")


def test_an_agent_comes_in(at_desk, page):
    assert at_desk.get(page()).status_code == 200


def test_a_requester_does_not(browser, ines, page):
    assert browser(ines).get(page()).status_code == 403
    assert browser(ines).get(TICKETS).status_code == 403


def test_a_requester_at_the_door_is_shown_their_own_requests(browser, ines):
    answer = browser(ines).get("/")

    assert answer.status_code == 302
    assert answer["Location"] == reverse("entrance:requests")


def test_another_desk_does_not_learn_that_the_ticket_exists(browser, hanna, page):
    assert browser(hanna).get(page()).status_code == 404
    assert browser(hanna).htmx("get", page("ticket-changes")).status_code == 404
    assert browser(hanna).post(page("ticket-taking")).status_code == 404


def test_an_auditor_looks_and_touches_nothing(browser, vera, page, words):
    seen = browser(vera).get(page())

    assert seen.status_code == 200
    assert "textarea" not in seen.content.decode()
    assert "Assign" not in words(seen)
    assert browser(vera).post(page("ticket-taking")).status_code == 403
    assert browser(vera).post(page("notes"), {"text": "I was here"}).status_code == 403


def test_a_stranger_gets_in_nowhere(browser, otto, page):
    for address in (TICKETS, page(), page("ticket-holder"), reverse("workspace:capture")):
        assert browser(otto).get(address).status_code in (302, 403)


def test_only_administrators_and_auditors_are_led_to_the_settings(browser, mara, ada, vera):
    assert 'href="/control/"' in browser(ada).get(TICKETS).content.decode()
    assert 'href="/control/"' in browser(vera).get(TICKETS).content.decode()
    assert 'href="/control/"' not in browser(mara).get(TICKETS).content.decode()
