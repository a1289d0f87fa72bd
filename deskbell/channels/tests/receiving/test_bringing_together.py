"""Two tickets that a mail which comes last shows to be one conversation."""

import pytest

from deskbell.channels import queries
from deskbell.channels.tests.letters import letter
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as known

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-2", "INT-8", "TKT-10")]


@pytest.fixture
def question(arrives, ines, jonas):
    return arrives(letter("A question.", cc="jonas@roth.example")).ticket


@pytest.fixture
def last(arrives, question):
    """Ines has answered an answer that is still on its way."""
    return arrives(
        letter("Third.", message_id="<3@roth.example>", answers="<2@roth.example>")
    ).ticket


@pytest.fixture
def middle(arrives):
    """The answer that comes last."""
    return lambda: (
        arrives(
            letter(
                "Second.",
                sender="jonas@roth.example",
                message_id="<2@roth.example>",
                answers="<first@roth.example>",
            )
        ).ticket
    )


def said_in(ticket):
    return sorted(message.text.strip() for message in known.messages_of(ticket))


def test_they_become_the_older_one(question, last, middle):
    assert last != question

    assert middle() == question

    assert said_in(question) == ["A question.", "Second.", "Third."]
    assert known.ticket(last.pk).merged_into == question


def test_what_the_desk_has_worked_on_stays_for_a_person_to_decide(
    question, last, middle, mara, actor, noon
):
    tickets.take(last, by=actor(mara), at=noon)
    middle()

    assert known.ticket(last.pk).merged_into is None


def test_what_somebody_without_a_part_in_it_wrote_is_not_taken_in(question, arrives, middle):
    other = arrives(
        letter(
            "Mine.",
            sender="otto@elsewhere.example",
            message_id="<4@elsewhere.example>",
            answers="<2@roth.example>",
        )
    ).ticket
    middle()

    assert known.ticket(other.pk).merged_into is None


def test_whatever_comes_for_the_merged_one_comes_to_where_it_goes_on(
    question, last, middle, arrives, mailbox
):
    middle()
    signed = queries.reply_address_of(last, mailbox)

    by_address = arrives(letter("Fifth.", message_id="<5@roth.example>", to=signed))
    by_answer = arrives(letter("Sixth.", message_id="<6@roth.example>", answers="<3@roth.example>"))

    assert by_address.ticket == by_answer.ticket == question
