"""A mail becomes a ticket, or a message of the conversation it belongs to."""

import pytest

from deskbell.channels.models import RawMail
from deskbell.channels.tests.letters import letter
from deskbell.tickets import queries as tickets

pytestmark = pytest.mark.django_db


@pytest.mark.proves("INT-1", "INT-2")
def test_a_mail_becomes_a_ticket_with_number_team_and_owner(arrives, ines, first_line, lena, noon):
    mail = arrives(letter())

    ticket = mail.ticket
    assert mail.state == RawMail.State.DONE
    assert ticket.number > 1000
    assert ticket.requester == ines
    assert ticket.subject == "The printer stops"
    assert ticket.team == first_line
    assert ticket.holder == lena
    assert ticket.received_at == noon
    assert mail.message.text == "The printer stops after three labels."


def test_an_answer_joins_the_conversation(arrives, ines):
    ticket = arrives(letter()).ticket

    answer = arrives(
        letter(
            "Now it blinks, too.",
            message_id="<2@roth.example>",
            answers="<first@roth.example>",
        )
    )

    assert answer.ticket == ticket
    assert [one.text for one in tickets.messages_of(ticket)] == [
        "The printer stops after three labels.",
        "Now it blinks, too.",
    ]


def test_a_subject_alone_joins_nothing(arrives, ines):
    first = arrives(letter())
    second = arrives(letter("Another day.", message_id="<other@roth.example>"))

    assert first.ticket != second.ticket


def test_whoever_was_copied_in_takes_part(arrives, ines, jonas):
    ticket = arrives(letter(cc="Jonas <jonas@roth.example>, it@desk.example")).ticket

    assert [one.person for one in tickets.participants_of(ticket)] == [jonas]


def test_a_stranger_is_marked(arrives):
    mail = arrives(letter(sender="Nina <nina@nowhere.example>"))

    assert mail.ticket.requester.is_stranger
    assert mail.ticket.requester.name == "Nina"
    assert mail.message.mark == "stranger"


def test_what_came_along_is_kept_under_its_name(arrives, ines):
    mail = arrives(letter(files=(("label.pdf", b"%PDF-1.4 label"),)))

    (kept,) = mail.message.files.select_related("file")
    assert kept.name == "label.pdf"
    assert kept.file.size == len(b"%PDF-1.4 label")


def test_html_is_kept_without_what_phones_home(arrives, ines):
    mail = arrives(
        letter(html='<p onclick="x()">Hi</p><script>x()</script><img src="https://spy.example/1">')
    )

    assert "onclick" not in mail.message.html
    assert "script" not in mail.message.html
    assert 'data-remote-src="https://spy.example/1"' in mail.message.html


def test_a_mail_with_nothing_but_a_subject_says_its_subject(arrives, ines):
    mail = arrives(letter("", subject="Printer on fire"))

    assert mail.message.text == "Printer on fire"


def test_bytes_that_are_no_mail_are_held_and_not_lost(arrives):
    mail = arrives(b"\x00\xff\xfe nothing like a mail \xd8\x00")

    assert mail.state == RawMail.State.HELD
    assert mail.reason == RawMail.Reason.NO_SENDER
