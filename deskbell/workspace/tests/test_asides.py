"""Somebody outside is asked from a ticket's page, and what comes back is read there."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from deskbell.channels import operations as channels
from deskbell.files import operations as files
from deskbell.kernel.actors import SYSTEM
from deskbell.side_conversations import operations as sides
from deskbell.side_conversations import queries
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as known

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COL-2", "UX-2")]

FORM = {
    "to": "Pia Print <pia@printers.example>, paul@printers.example",
    "subject": "A roller for the TX-40",
    "text": "Which roller fits?",
    "token": "0123456789abcdef",
}


@pytest.fixture
def asked(at_desk, page, printer_ticket, mara, actor):
    """Mara asks Pia and Paul: the conversation."""

    def asked(**more):
        response = at_desk.htmx("post", page("side-conversations"), FORM | more)
        assert response.status_code == 200
        return queries.conversations_for(actor(mara), printer_ticket).last()

    return asked


@pytest.fixture
def answered(noon):
    """Whoever was asked first answers."""

    def answered(conversation, text="The red one.", **how):
        pia = queries.correspondents_of(conversation)[0].person
        return sides.hear(conversation, author=pia, text=text, by=SYSTEM, at=noon, **how)

    return answered


def test_the_form_offers_what_was_said_and_what_came_but_no_note(
    at_desk, page, words, printer_ticket, mara, actor, noon, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    file = tickets.Attached(files.store([b"x"], at=noon), "roller.txt")
    secret = tickets.Attached(files.store([b"y"], at=noon), "secret.txt")
    tickets.hear(
        printer_ticket,
        author=printer_ticket.requester,
        channel="mail",
        text="See this",
        files=[file],
        by=SYSTEM,
        at=noon,
    )
    tickets.note(printer_ticket, text="He is to go", files=[secret], by=actor(mara), at=noon)

    shown = words(at_desk.htmx("get", page("side-conversations")))

    assert "blinks orange" in shown
    assert "roller.txt" in shown
    assert "He is to go" not in shown
    assert "secret.txt" not in shown


def test_it_is_asked_once_however_often_the_form_is_sent(
    asked, at_desk, page, mara, actor, printer_ticket
):
    conversation = asked()
    at_desk.htmx("post", page("side-conversations"), FORM)

    assert queries.conversations_for(actor(mara), printer_ticket).get() == conversation
    there = queries.correspondents_of(conversation)
    assert [(one.person.name, one.address) for one in there] == [
        ("Pia Print", "pia@printers.example"),
        ("Paul", "paul@printers.example"),
    ]


def test_the_page_tells_of_it_folded_and_how_it_stands(asked, answered, at_desk, page, words):
    conversation = asked()
    shown = words(at_desk.get(page()))
    assert "Mara Koleva asked Pia Print, Paul A roller for the TX-40 waits for an answer" in shown
    assert "Which roller fits?" not in shown

    answered(conversation)

    shown = words(at_desk.get(page()))
    assert "A roller for the TX-40 answered" in shown
    assert "Pia Print answered the question A roller for the TX-40" in shown
    assert "The red one." not in shown


def test_opened_it_shows_all_that_was_said(asked, answered, at_desk, page, words, printer_ticket):
    chosen = known.messages_of(printer_ticket).get()
    conversation = asked(quoting=[chosen.pk])
    answered(conversation, also_to=["Ines <ines@roth.example>"], mark="outsider")

    for shown in (
        words(at_desk.htmx("get", page("side-conversation", conversation.pk))),
        words(at_desk.get(page("side-conversation", conversation.pk))),
    ):
        assert "Which roller fits?" in shown
        assert "1 message of the ticket was shown" in shown
        assert "blinks orange" in shown
        assert "The red one." in shown
        assert "Not part of this conversation before" in shown
        assert "sent this to the requester as well" in shown


def test_a_folded_strand_costs_the_page_nothing(
    asked, answered, at_desk, page, django_assert_max_num_queries
):
    at_desk.get(page())
    conversation = asked()
    at_desk.get(page())
    with django_assert_max_num_queries(34):
        at_desk.get(page())
    answered(conversation)
    with django_assert_max_num_queries(34):
        at_desk.get(page())


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"to": "nobody"}, "Give a mail address"),
        ({"to": "ines@roth.example"}, "is the requester"),
        ({"to": "it@desk.example"}, "is an address of the desk itself"),
        ({"text": " "}, "This field is required"),
        ({"to": ", ".join(f"p{n}@x.example" for n in range(21))}, "Ask 20 at most"),
    ],
)
def test_what_is_wrong_is_said_and_no_word_is_lost(
    wrong, said, at_desk, page, words, desk, first_line, noon, printer_ticket, mara, actor
):
    channels.add_mailbox("it@desk.example", desk=desk, team=first_line, by=SYSTEM, at=noon)

    response = at_desk.htmx("post", page("side-conversations"), FORM | wrong)

    assert response.status_code == 422
    assert said in words(response)
    assert b"A roller for the TX-40" in response.content
    assert not queries.conversations_for(actor(mara), printer_ticket).exists()


def test_it_goes_on_and_ends(asked, answered, at_desk, page, mara, actor):
    conversation = asked()
    answered(conversation)

    further = {"text": "And the cable?", "token": "another-token"}
    at_desk.htmx("post", page("side-messages", conversation.pk), further)
    assert queries.conversation(conversation.pk).state == "waiting"
    assert queries.messages_of(conversation).last().text == "And the cable?"

    at_desk.htmx("post", page("side-closure", conversation.pk))
    assert queries.conversation(conversation.pk).state == "closed"


def test_files_go_along(asked, actor, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    two = [SimpleUploadedFile("a.txt", b"a"), SimpleUploadedFile("b.txt", b"b")]

    conversation = asked(attached=two)

    message = queries.messages_of(conversation).get()
    assert [one.name for one in message.files.all()] == ["a.txt", "b.txt"]


def test_what_rests_is_taken_back_and_its_words_are_there_again(asked, at_desk, page):
    conversation = asked()
    message = queries.messages_of(conversation).get()

    response = at_desk.htmx("post", page("side-withdrawal", message.pk))

    assert queries.messages_of(conversation).get().withdrawn_at
    assert b"Which roller fits?" in response.content
    assert b"pia@printers.example" in response.content


def test_the_ticket_waits_where_it_is_asked_to(asked, now_of, printer_ticket):
    asked(waits="on")

    assert now_of(printer_ticket).status == "waiting_third_party"
