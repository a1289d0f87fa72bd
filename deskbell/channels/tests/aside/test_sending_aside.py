"""Whoever is asked aside gets the question, what was chosen for them, and nothing else."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from deskbell.channels import operations as channels
from deskbell.channels import queries
from deskbell.channels.models import KnownMessageId, Outgoing
from deskbell.channels.operations._composing import composed
from deskbell.channels.tests.aside.conftest import PIA
from deskbell.channels.tests.letters import bounce
from deskbell.files import operations as files
from deskbell.kernel.actors import SYSTEM
from deskbell.side_conversations import operations as sides
from deskbell.side_conversations import queries as asked
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as known

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COL-2", "COM-7")]


def test_the_mail_is_from_the_desk_and_comes_back_to_an_address_of_its_own(got, ticket, mailbox):
    assert got.from_address == "it@desk.example"
    assert got.from_name == "Mara Koleva (IT desk)"
    assert got.subject.startswith("A roller for the TX-40 [#")
    back = got.headers.get("reply-to")
    assert "it+s" in back
    assert back != queries.reply_address_of(ticket, mailbox)
    assert queries.numbers_signed_in([back]) == []


def test_it_begins_a_thread_of_its_own(got, ticket):
    assert not got.in_reply_to
    assert not got.references
    assert not KnownMessageId.objects.filter(value=got.message_id).exists()
    assert queries.conversations_of([ticket])[ticket.pk].thread.in_reply_to == "first@roth.example"


def test_what_was_chosen_goes_along_and_its_files(asks, gets, arrives, ticket, later):
    chosen = known.messages_of(ticket).get()
    file = files.store([b"a picture of a roller"], at=later())
    tickets.hear(
        ticket,
        author=ticket.requester,
        channel="mail",
        text="See the picture",
        files=[tickets.Attached(file, "roller.txt")],
        by=SYSTEM,
        at=later(),
    )
    shown = known.messages_of(ticket).last().files.get()

    asks(quoting=[chosen.pk], showing=[shown.pk])
    mail = next(mail for mail in gets() if mail.to[0].address == PIA)

    assert "salary is 4711" in mail.text
    assert "Ines Roth" in mail.text
    assert [(one.name, one.content) for one in mail.attachments] == [
        ("roller.txt", b"a picture of a roller")
    ]
    assert "See the picture" not in mail.text


WORD = some.text("abcdefghijklmnop", min_size=9, max_size=14).map(lambda word: f"zq{word}")


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    words=some.lists(WORD, min_size=8, max_size=8, unique=True),
    chosen=some.sets(some.integers(0, 3)),
)
def test_a_mail_holds_nothing_of_the_ticket_that_was_not_chosen(
    ticket, mara, actor, later, words, chosen
):
    """Whatever stands on the ticket: its subject, messages, notes, facts, other conversations."""
    heard = words[:4]
    by = actor(mara)
    keys = [
        tickets.hear(
            ticket,
            author=ticket.requester,
            channel="mail",
            text=word,
            quoted=f"quoted{word}",
            signature=f"signature{word}",
            by=SYSTEM,
            at=later(),
        ).pk
        for word in heard
    ]
    tickets.note(ticket, text=words[4], by=by, at=later())
    tickets.describe(ticket, facts={}, said={"device": words[5]}, by=by, at=later())
    other = [("paul@else.example", words[7])]
    to = [(PIA, "")]
    question = {"subject": "A roller", "by": by, "at": later()}
    sides.ask(ticket, to=other, said=sides.Said(words[6]), **question)
    message = sides.ask(
        ticket, to=to, said=sides.Said("?", quoting=[keys[one] for one in chosen]), **question
    )

    mail = Outgoing.objects.get(side_message=message)
    raw = composed(mail, list(mail.recipients.all()), at=later())
    told = "".join(str(part.get_content()) for part in raw.walk() if not part.is_multipart())
    told += str(raw.items())

    assert {word for word in words if word in told} == {heard[one] for one in chosen}
    assert "quotedzq" not in told
    assert "signaturezq" not in told
    for secret in ("ines@roth.example", "paul@else.example", ticket.subject, "4711"):
        assert secret not in told
    assert ("Ines" in told) == bool(chosen)


def test_each_recipient_is_told_of_for_itself(asks, gets, server, mara, actor, later):
    server.refuses["no@printers.example"] = "550 5.1.1 No such user here"
    message = asks(to=[(PIA, ""), ("no@printers.example", "")])
    gets()

    conversation = asked.conversation(message.conversation_id)
    fates = {fate.address: fate.state for _, fate in queries.fates_aside(conversation)}
    assert fates == {PIA: "accepted", "no@printers.example": "failed"}
    assert asked.message(message.pk).missed_at is None


def test_a_question_that_reached_nobody_says_so_and_that_it_arrived_after_all(
    asks, gets, arrives, mara, actor, later
):
    message = asks()
    gets()
    mail = Outgoing.objects.get(side_message=message)

    report = arrives(bounce(f"<{mail.identifier}>", PIA), sender="")

    assert report.state == "done"
    assert asked.message(message.pk).missed_at
    assert asked.conversation(message.conversation_id).state == "waiting"
    channels.send_again(mail.recipients.get(), by=actor(mara), at=later(900))
    gets(later(1000))
    assert asked.message(message.pk).missed_at is None


def test_it_can_be_taken_back_while_it_is_held(asks, gets, mara, actor, later):
    message = asks()

    sides.withdraw(message, by=actor(mara), at=later(5))

    assert not [mail for mail in gets() if mail.to[0].address == PIA]


def test_what_has_left_stays_asked(asks, gets, mara, actor, later):
    message = asks()
    gets()

    with pytest.raises(channels.AlreadySent):
        sides.withdraw(message, by=actor(mara), at=later(60))


def test_our_own_address_is_not_asked(asks):
    with pytest.raises(channels.OurOwnAddress):
        asks(to=[("it@desk.example", "")])


def test_the_next_question_goes_on_in_the_same_thread(
    got, arrives, answers, gets, mara, actor, later
):
    conversation = arrives(answers(got)).side_message.conversation

    sides.ask_again(conversation, said=sides.Said("How much?"), by=actor(mara), at=later(700))
    mail = gets(later(800))[-1]

    assert mail.in_reply_to == "answer1@printers.example"
    assert list(mail.references) == [got.message_id, "answer1@printers.example"]
    assert mail.subject == f"Re: {got.subject}"
    assert "> The red one." in mail.text
    assert "Which roller fits?" in mail.text


def test_a_reply_to_the_requester_quotes_nothing_of_it(
    got, arrives, answers, gets, ticket, mara, actor, later
):
    arrives(answers(got))
    tickets.reply(ticket, text="We ordered a roller.", by=actor(mara), at=later(700))

    mail = gets(later(800))[-1]

    assert [one.address for one in mail.to] == ["ines@roth.example"]
    assert got.message_id not in " ".join(mail.references)
    for word in ("red one", "Which roller", "Pia", "printers.example"):
        assert word not in mail.text
