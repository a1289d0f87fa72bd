"""An agent asks somebody outside from within a ticket, who gets what was chosen for them."""

import pytest

from deskbell.files import operations as files
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.permission import NotPermitted
from deskbell.side_conversations import operations as sides
from deskbell.side_conversations import queries
from deskbell.side_conversations.events import SideConversationBegun
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as known

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COL-2")]


@pytest.fixture
def heard(later):
    """Pia, or somebody else, answers in the conversation of a message."""

    def heard(message, author=None, **how):
        conversation = queries.conversation(message.conversation_id)
        author = author or queries.correspondents_of(conversation)[0].person
        return sides.hear(conversation, author=author, by=SYSTEM, at=later(60), **how)

    return heard


def conversation_of(message):
    return queries.conversation(message.conversation_id)


def test_it_waits_for_an_answer_and_is_answered(asks, heard, recorded):
    message = asks()
    assert conversation_of(message).state == "waiting"
    assert recorded(SideConversationBegun).whom == "Pia Print"

    heard(message, text="The red one.")

    assert conversation_of(message).state == "answered"


def test_the_conversation_with_the_requester_knows_nothing_of_it(
    asks, heard, printer_ticket, ines, actor
):
    before = [one.pk for one in known.messages_of(printer_ticket)]
    heard(asks(), text="The red one.")

    assert [one.pk for one in known.messages_of(printer_ticket)] == before
    assert not queries.conversations_for(actor(ines), printer_ticket).exists()


def test_what_was_chosen_is_kept_as_it_stood(asks, printer_ticket):
    chosen = known.messages_of(printer_ticket).get()

    message = queries.messages_of(conversation_of(asks(quoting=[chosen.pk]))).get()

    assert [(one.who, one.text) for one in message.quotations.all()] == [
        ("Ines Roth", "It stops after three labels and blinks orange.")
    ]


def test_a_note_cannot_be_chosen_nor_its_files_nor_what_was_said_elsewhere(
    asks, printer_ticket, desk, jonas, mara, actor, noon
):
    file = files.store([b"secret"], at=noon)
    attached = [tickets.Attached(file, "secret.txt")]
    note = tickets.note(printer_ticket, text="No", files=attached, by=actor(mara), at=noon)
    other = tickets.receive(
        desk=desk,
        requester=jonas,
        subject="Other",
        text="Elsewhere",
        files=attached,
        channel="mail",
        by=SYSTEM,
        at=noon,
    )
    there = known.messages_of(other).get()

    message = asks(
        quoting=[note.pk + 1000, there.pk],
        showing=[note.files.get().pk + 1000, there.files.get().pk],
    )

    assert not message.quotations.exists()
    assert not message.files.exists()


def test_who_asked_for_help_is_answered_not_asked_aside(asks):
    with pytest.raises(sides.AskedAlready):
        asks(to=[("Ines@roth.example", "")])


def test_a_question_needs_somebody_to_answer_it(asks):
    with pytest.raises(sides.NobodyAsked):
        asks(to=[])
    with pytest.raises(sides.TooMany):
        asks(to=[(f"p{n}@printers.example", "") for n in range(21)])


@pytest.mark.parametrize("who", ["vera", "hanna", "ines"])
def test_only_those_ask_who_work_on_the_ticket(who, request, printer_ticket, actor, noon, asks):
    person = request.getfixturevalue(who)
    question = {"to": [("pia@printers.example", "")], "subject": "?", "said": sides.Said("?")}

    with pytest.raises(NotPermitted):
        sides.ask(printer_ticket, **question, by=actor(person), at=noon)
    with pytest.raises(NotPermitted):
        sides.ask_again(conversation_of(asks()), said=sides.Said("?"), by=actor(person), at=noon)
    with pytest.raises(NotPermitted):
        sides.close(conversation_of(asks()), by=actor(person), at=noon)


def test_the_ticket_waits_until_the_answer_comes(asks, heard, printer_ticket):
    message = asks(waits=True)
    assert known.ticket(printer_ticket.pk).status == "waiting_third_party"

    heard(message, text="I am away.", mark="automatic")
    assert known.ticket(printer_ticket.pk).status == "waiting_third_party"
    heard(message, text="The red one.")

    assert known.ticket(printer_ticket.pk).status == "open"


def test_a_ticket_that_waits_for_two_goes_on_after_the_second(asks, heard, printer_ticket):
    one, other = asks(waits=True), asks(waits=True, to=[("otto@else.example", "")])

    heard(one, text="The red one.")
    assert known.ticket(printer_ticket.pk).status == "waiting_third_party"
    heard(other, text="The blue one.")
    assert known.ticket(printer_ticket.pk).status == "open"


def test_an_answer_reopens_nothing(asks, heard, printer_ticket, mara, actor, later):
    message = asks()
    ended = {"cause": "Roller", "done": "Changed", "code": "fixed"}
    tickets.resolve(printer_ticket, **ended, by=actor(mara), at=later(30))

    heard(message, text="The red one.")

    assert known.ticket(printer_ticket.pk).status == "resolved"
    assert conversation_of(message).state == "answered"


def test_a_machine_changes_nothing_not_even_a_closed_one(asks, heard, mara, actor, later):
    message = asks()
    sides.close(conversation_of(message), by=actor(mara), at=later(30))

    heard(message, text="I am away.", mark="automatic")
    assert conversation_of(message).state == "closed"
    heard(message, text="The red one.")
    assert conversation_of(message).state == "answered"


def test_closing_ends_the_wait(asks, printer_ticket, mara, actor, later):
    message = asks(waits=True)

    sides.close(conversation_of(message), by=actor(mara), at=later(30))

    assert known.ticket(printer_ticket.pk).status == "open"


def test_what_is_taken_back_was_never_asked_and_nothing_waits_for_it(
    asks, printer_ticket, mara, actor, later
):
    before = known.ticket(printer_ticket.pk).status
    message = asks(waits=True)

    sides.withdraw(message, by=actor(mara), at=later(5))

    assert conversation_of(message).state == "closed"
    assert known.ticket(printer_ticket.pk).status == before


def test_where_a_second_question_is_taken_back_the_first_still_waits(
    asks, printer_ticket, mara, actor, later
):
    conversation = conversation_of(asks(waits=True))
    again = sides.ask_again(
        conversation, said=sides.Said("And the cable?"), by=actor(mara), at=later(60)
    )

    sides.withdraw(again, by=actor(mara), at=later(65))

    assert queries.conversation(conversation.pk).state == "waiting"
    assert known.ticket(printer_ticket.pk).status == "waiting_third_party"


def test_it_goes_where_its_ticket_goes(asks, heard, printer_ticket, desk, ines, mara, actor, later):
    message = asks()
    same = tickets.receive(
        desk=desk, requester=ines, subject="Same", channel="mail", by=SYSTEM, at=later(10)
    )

    tickets.merge(printer_ticket, into=same, by=actor(mara), at=later(20))
    heard(message, text="The red one.")

    assert conversation_of(message).ticket_id == same.pk
    assert queries.conversations_for(actor(mara), same).get().state == "answered"
    with pytest.raises(tickets.Refused):
        asks(at=later(30))


@pytest.mark.proves("TKT-10")
def test_it_comes_back_with_its_ticket_which_waits_for_it_again(
    asks, heard, printer_ticket, desk, ines, mara, actor, later
):
    message = asks(waits=True)
    same = tickets.receive(
        desk=desk, requester=ines, subject="Same", channel="mail", by=SYSTEM, at=later(10)
    )
    tickets.merge(printer_ticket, into=same, by=actor(mara), at=later(20))

    tickets.unmerge(printer_ticket, by=actor(mara), at=later(30))

    assert conversation_of(message).ticket_id == printer_ticket.pk
    assert conversation_of(message).is_awaited
    for one, ways in ((printer_ticket, [same]), (same, [printer_ticket])):
        told = [event for event in known.history_of(one) if event.name == "side.moved_on"]
        assert [event.to_ticket_id for event in told] == [there.pk for there in ways]
    heard(message, text="The red one.")
    assert known.ticket(printer_ticket.pk).status == "open"
