"""The diagnosis is noted beside the ticket, and what was proposed with what they said to it."""

import json

import pytest

from deskbell.diagnosis import operations as diagnosis
from deskbell.diagnosis import queries

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-13")]


def test_it_is_noted_beside_the_ticket(at_desk, page, words):
    noted = {"wished": "Labels by four", "reproduced": "yes", "how": "Ten labels"}
    at_desk.htmx("post", page("diagnosis"), noted)

    shown = words(at_desk.get(page("ticket-work")))
    assert "They want Labels by four" in shown
    assert "Yes, it happens here too Ten labels" in shown


def test_a_solution_is_proposed_accepted_and_that_taken_back(
    at_desk, page, printer_ticket, mara, actor, words
):
    at_desk.htmx("post", page("solutions"), {"text": "A new roller"})
    proposed = queries.solutions_of(actor(mara), printer_ticket)[0]

    at_desk.htmx("post", page("solution", proposed.pk), {"answer": "accepted"})
    assert "Accepted" in words(at_desk.get(page("ticket-work")))
    assert "the requester accepts a solution" in words(at_desk.get(page()))
    at_desk.htmx("post", page("solution", proposed.pk), {"answer": "proposed"})
    assert "They accept" in words(at_desk.get(page("ticket-work")))


def test_an_answer_that_is_none_is_refused(at_desk, page, printer_ticket, mara, actor):
    at_desk.htmx("post", page("solutions"), {"text": "A new roller"})
    proposed = queries.solutions_of(actor(mara), printer_ticket)[0]
    at_desk.htmx("post", page("solution", proposed.pk), {"answer": "perhaps"})

    assert queries.solutions_of(actor(mara), printer_ticket)[0].answer == "proposed"


def test_what_somebody_noted_meanwhile_is_shown_before_it_is_overwritten(
    at_desk, page, printer_ticket, tomas, actor, noon, words
):
    seen = json.dumps({"wished": "", "before": "", "reproduced": "not_tried", "how": ""})
    diagnosis.note(printer_ticket, wished="Labels by four", by=actor(tomas), at=noon)

    form = {"wished": "Labels by five", "reproduced": "not_tried", "seen": seen}
    answer = at_desk.htmx("post", page("diagnosis"), form)

    assert answer.status_code == 422
    assert "Labels by four" in words(answer)
    assert queries.diagnosis_of(actor(tomas), printer_ticket).wished == "Labels by four"
