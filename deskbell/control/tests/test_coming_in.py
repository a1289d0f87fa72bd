"""Control is for administrators; auditors look; everybody else stays out."""

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = [pytest.mark.django_db, pytest.mark.proves("SEC-2")]

PAGES = [
    *("overview", "undelivered", "desks", "desk-new", "people", "person-new", "priority"),
    *("mailboxes", "mailbox-choice", "messages"),
]


@pytest.mark.parametrize("name", PAGES)
def test_an_administrator_may_look_at_everything(name, browser):
    assert browser.get(reverse(f"control:{name}")).status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_an_auditor_looks_and_is_offered_nothing_to_change(name, vera, first_line, browser_of):
    response = browser_of(vera).get(reverse(f"control:{name}"))

    assert response.status_code == 200


@pytest.mark.parametrize(
    ("name", "args"),
    [("undelivered-tries", []), ("desk-new", []), ("person-new", []), ("person-vouching", [1])],
)
def test_an_auditor_changes_nothing(name, args, vera, browser_of):
    assert browser_of(vera).post(reverse(f"control:{name}", args=args)).status_code == 403


@pytest.mark.parametrize("name", PAGES)
def test_agents_and_requesters_stay_out(name, mara, ines, browser_of):
    for person in (mara, ines):
        assert browser_of(person).get(reverse(f"control:{name}")).status_code == 403


@pytest.mark.parametrize("name", PAGES)
def test_the_signed_out_are_sent_to_sign_in(name):
    response = Client().get(reverse(f"control:{name}"))

    assert response.status_code == 302
    assert "next=" in response.url


def test_the_settings_of_another_desk_do_not_exist(browser, hanna, hr_desk):
    from deskbell.people import queries

    team = queries.teams_of_desk(hr_desk.pk)[0]
    for url in (
        reverse("control:desk", args=[hr_desk.pk]),
        reverse("control:desk-settings", args=[hr_desk.pk]),
        reverse("control:team", args=[team.pk]),
        reverse("control:roles", args=[hr_desk.pk]),
    ):
        assert browser.get(url).status_code == 404
