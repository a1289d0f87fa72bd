"""Administrators plan tickets that come again and again, and see when."""

import pytest

from deskbell.schedules.models import Plan

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-16")]


@pytest.fixture
def planned(first_line, lena):
    return {
        "name": "Backups",
        "rhythm": "weekly",
        "every": "1",
        "weekdays": ["0"],
        "day": "1",
        "clock": "08:00",
        "zone": "Europe/Sofia",
        "begins_on": "2026-01-01",
        "missed": "latest",
        "team": first_line.pk,
        "requester": lena.email or lena.name,
        "kind": "task",
        "subject": "Check the backups",
        "tasks": "Choose a file\n\nRestore it",
    }


def test_a_plan_is_made_and_shows_when_it_comes(browser, planned):
    browser.post("/control/schedules/new/", planned)

    plan = Plan.objects.get()
    assert plan.tasks == ["Choose a file", "Restore it"]
    shown = browser.get(f"/control/schedules/{plan.pk}/").content.decode()
    assert shown.count("<time datetime=") == 5
    assert "Mon" in shown


def test_the_next_times_are_shown_while_it_is_typed(browser, planned):
    shown = browser.get("/control/schedules/preview/", planned | {"rhythm": "last_working_day"})

    assert shown.content.decode().count("<time datetime=") == 5
    assert (
        "five times are shown here" in browser.get("/control/schedules/preview/").content.decode()
    )


def test_one_that_never_comes_is_asked_again(browser, planned):
    answer = browser.post("/control/schedules/new/", planned | {"ends_on": "2026-01-02"})

    assert answer.status_code == 422
    assert not Plan.objects.exists()


def test_it_pauses_and_goes_on(browser, planned):
    browser.post("/control/schedules/new/", planned)
    plan = Plan.objects.get()
    browser.post(f"/control/schedules/{plan.pk}/pause/")
    assert Plan.objects.get().is_paused
    browser.post(f"/control/schedules/{plan.pk}/going-on/")
    assert not Plan.objects.get().is_paused
