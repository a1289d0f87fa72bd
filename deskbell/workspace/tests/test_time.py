"""Time is logged beside the ticket, by hand and by a timer that every device shows."""

import pytest

from deskbell.worklog import operations as worklog
from deskbell.worklog import queries

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-17")]


def test_time_is_logged_corrected_and_taken_out(at_desk, page, printer_ticket, mara, actor, words):
    said = {"minutes": "1h 20m", "activity": "work", "spent_on": "2026-03-02", "note": "Roller"}
    at_desk.htmx("post", page("time"), said)
    assert "1 h 20 m altogether" in words(at_desk.get(page("ticket-work")))

    entry = queries.entries_of(actor(mara), printer_ticket)[0]
    assert 'value="1:20"' in at_desk.get(page("time-entry", entry.pk)).content.decode()
    at_desk.htmx("post", page("time-entry", entry.pk), said | {"minutes": "90"})
    assert "1 h 30 m altogether" in words(at_desk.get(page("ticket-work")))
    at_desk.htmx("post", page("time-removal", entry.pk))
    assert "No time logged yet" in words(at_desk.get(page("ticket-work")))


def test_what_is_no_length_is_asked_again(at_desk, page):
    said = {"minutes": "soon", "activity": "work", "spent_on": "2026-03-02"}

    assert at_desk.htmx("post", page("time"), said).status_code == 422


def test_what_another_logged_is_not_corrected(at_desk, page, printer_ticket, tomas, actor, noon):
    entry = worklog.log(printer_ticket, minutes=5, by=actor(tomas), at=noon)

    assert at_desk.get(page("time-entry", entry.pk)).status_code == 403


def test_a_timer_started_on_one_device_runs_on_another(browser, mara, page, words):
    here, there = browser(mara), browser(mara)
    here.htmx("post", page("timer"), {"act": "start"})

    assert "Pause" in words(there.get(page("ticket-work")))
    there.htmx("post", page("timer"), {"act": "pause"})
    assert "Go on" in words(here.get(page("ticket-work")))
    here.htmx("post", page("timer"), {"act": "stop"})
    assert "1 m altogether" in words(there.get(page("ticket-work")))


def test_a_timer_that_does_not_run_is_not_stopped(at_desk, page):
    for act in ("stop", "pause", "drop", "", "nonsense"):
        assert at_desk.htmx("post", page("timer"), {"act": act}).status_code == 200
