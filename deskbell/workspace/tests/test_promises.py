"""What was promised stands beside the ticket, along a line of time, and asks why it was late."""

from datetime import timedelta

import pytest

from deskbell.promises import operations as promises
from deskbell.promises.models import Clock
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("SLA-6", "SLA-8")]


@pytest.fixture
def late(printer_ticket, mara, actor, noon):
    """The printer ticket: answered a day later than was promised, by Mara."""
    promises.sweep(at=noon + timedelta(days=1))
    tickets.reply(printer_ticket, text="Sorry.", by=actor(mara), at=noon + timedelta(days=1))
    Clock.objects.update(is_owed=True)
    return Clock.objects.get()


def test_what_runs_stands_beside_the_ticket(at_desk, page, printer_ticket, words):
    said = words(at_desk.get(page("ticket-work")))

    assert "Promises" in said
    assert "First response" in said


def test_the_clocks_are_a_picture_and_a_table(at_desk, page, late, words):
    said = words(at_desk.get(page("ticket-promises")))

    assert "First response" in said
    assert "24 h 0 m of 8 h 0 m" in said or "1 d 0 h of 8 h 0 m" in said
    assert "broken" in said


def test_whoever_holds_it_is_asked_why_it_was_late(at_desk, page, late, words):
    assert "First response was late" in words(at_desk.get(page("ticket-work")))

    assert (
        at_desk.htmx("post", page("promise-cause", late.pk), {"code": "other"}).status_code == 422
    )
    at_desk.htmx("post", page("promise-cause", late.pk), {"code": "load", "words": "Ill"})

    late.refresh_from_db()
    assert (late.cause_code, late.cause) == ("load", "Ill")
    assert "was late." not in words(at_desk.get(page("ticket-work")))
    assert "said why First response was late" in words(at_desk.get(page()))


@pytest.mark.proves("SLA-12")
def test_leads_see_how_promises_stand_and_what_nobody_explained(
    browser, late, lena, mara, page, words
):
    said = words(browser(lena).get("/promises/"))

    assert "Nobody has said why" in said
    assert "The printer stops" in said
    assert "Without a cause 1" in said
    assert browser(mara).get("/promises/").status_code == 403
