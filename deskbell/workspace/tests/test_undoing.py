"""What an agent just did can be taken back from the toast that says so."""

import json

import pytest

from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-15", "UX-4")]


def toast_of(response):
    return json.loads(response["HX-Trigger"])["toast"]


STEPS = [
    ("ticket-taking", {}),
    ("ticket-wait", {"on": "third_party", "words": "A courier"}),
    ("ticket-resolution", {"cause": "Dust", "done": "Cleaned", "code": "fixed"}),
]


@pytest.mark.parametrize(("act", "given"), STEPS)
def test_a_step_is_taken_back_in_one_press(at_desk, page, printer_ticket, now_of, act, given):
    before = now_of(printer_ticket)
    offered = toast_of(at_desk.htmx("post", page(act), given))["undo"]
    assert now_of(printer_ticket).changed_at != before.changed_at

    said = toast_of(at_desk.htmx("post", offered))

    assert said["text"] == f"#{printer_ticket.number} is as it was before."
    after = now_of(printer_ticket)
    assert (after.status, after.taken_at) == (before.status, before.taken_at)


def test_what_somebody_went_on_from_stays_and_says_why(
    at_desk, page, printer_ticket, tomas, actor, noon, now_of
):
    offered = toast_of(at_desk.htmx("post", page("ticket-taking")))["undo"]
    tickets.take(printer_ticket, by=actor(tomas), at=noon)

    said = toast_of(at_desk.htmx("post", offered))

    assert said["problem"] == "refused"
    assert "changed since" in said["text"]
    assert now_of(printer_ticket).holder == tomas


def test_the_history_says_what_was_taken_back(at_desk, page, words):
    offered = toast_of(at_desk.htmx("post", page("ticket-taking")))["undo"]
    at_desk.post(offered)

    assert "Mara Koleva took back: taking it" in words(at_desk.get(page()))
