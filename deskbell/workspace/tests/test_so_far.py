"""Whoever takes over reads in one place what was done, and what is left."""

from datetime import timedelta

import pytest

from deskbell.diagnosis import operations as diagnosis
from deskbell.kernel.actors import SYSTEM
from deskbell.tasks import operations as tasks
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-11")]


@pytest.fixture
def worked_on(printer_ticket, mara, tomas, ines, first_line, actor, noon):
    """Mara took it, tried things, and gave it to Tomas."""
    act = {"by": actor(mara), "at": noon + timedelta(hours=1)}
    tickets.take(printer_ticket, **act)
    tickets.describe(printer_ticket, said={"device": "Zebra 4"}, **act)
    diagnosis.note(printer_ticket, wished="Labels by four", **act)
    diagnosis.propose(printer_ticket, text="A new roller", **act)
    tickets.reply(printer_ticket, text="We are looking into it.", **act)
    tasks.add(printer_ticket, title="Order a roller", team=first_line, **act)
    tickets.note(printer_ticket, text="The roller is worn.", **act)
    tickets.hear(
        printer_ticket, author=ines, channel="mail", text="And now?", by=SYSTEM, at=act["at"]
    )
    tickets.assign(printer_ticket, holder=tomas, reason="The courier brings a roller", **act)
    return printer_ticket


def test_all_of_it_is_there(worked_on, at_desk, page, words):
    shown = words(at_desk.get(page("so-far")))

    for said in (
        "It stops after three labels",
        "The courier brings a roller",
        "Zebra 4",
        "Labels by four",
        "A new roller",
        "We are looking into it.",
        "The roller is worn.",
        "And now?",
        "The last message has no answer yet.",
        "Not known: impact",
        "To do: Order a roller",
        "News to the requester",
    ):
        assert said in shown, said


def test_what_the_desk_waits_for_is_an_open_question(
    printer_ticket, at_desk, page, mara, actor, noon, words
):
    tickets.wait_for_requester(printer_ticket, questions="Which printer?", by=actor(mara), at=noon)
    assert "Which printer?" in words(at_desk.get(page("so-far")))


def test_nothing_is_open_on_what_is_finished(worked_on, at_desk, page, lena, actor, noon, words):
    tasks.resolve_despite(
        worked_on,
        reason="No roller needed",
        cause="x",
        done="y",
        code="fixed",
        by=actor(lena),
        at=noon + timedelta(hours=2),
    )

    assert "Still open" not in words(at_desk.get(page("so-far")))


def test_a_ticket_is_passed_on_with_a_note_only(
    at_desk, page, worked_on, second_line, words, now_of
):
    answer = at_desk.htmx("post", page("ticket-holder"), {"team": second_line.pk})

    assert answer.status_code == 422
    assert "Say what the next one should know" in words(answer)
    assert now_of(worked_on).team != second_line
