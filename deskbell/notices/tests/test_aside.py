"""What comes back from outside is told to who asked, and to who holds the ticket."""

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.side_conversations import operations as sides
from deskbell.side_conversations import queries as aside
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COM-10")]


@pytest.fixture
def question(printer_ticket, mara, actor, noon):
    """Mara has asked Pia something about the printer ticket."""
    return sides.ask(
        printer_ticket,
        to=[("pia@printers.example", "Pia Print")],
        subject="A roller",
        said=sides.Said("Which?"),
        by=actor(mara),
        at=noon,
    )


def answer(question, mark, at):
    conversation = aside.conversation(question.conversation_id)
    pia = aside.correspondents_of(conversation)[0].person
    sides.hear(conversation, author=pia, text="This.", mark=mark, by=SYSTEM, at=at)


def test_an_answer_from_outside_is_told_to_who_asked_and_who_holds_it(
    question, printer_ticket, mara, tomas, lena, ines, actor, told, later
):
    answer(question, "", later())
    assert told(mara) == ["answered", "arrived"]
    assert told(tomas) == ["arrived"]

    tickets.take(printer_ticket, by=actor(tomas), at=later(2))
    answer(question, "", later(3))
    assert told(mara) == ["answered", "answered", "arrived"]
    assert told(tomas) == ["answered", "arrived"]

    tickets.take(printer_ticket, by=actor(mara), at=later(4))
    answer(question, "outsider", later(5))
    assert told(mara)[:2] == ["answered", "answered"]
    assert len(told(mara)) == 4
    assert told(ines) == []


def test_a_machine_outside_is_told_to_nobody(question, mara, told, later):
    answer(question, "automatic", later())

    assert told(mara) == ["arrived"]


def test_a_question_that_reached_nobody_is_told_to_who_asked(question, mara, tomas, told, later):
    sides.miss(question, by=SYSTEM, at=later())

    assert told(mara) == ["missed", "arrived"]
    assert told(tomas) == ["arrived"]
