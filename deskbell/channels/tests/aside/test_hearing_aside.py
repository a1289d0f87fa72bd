"""An answer comes back into the side conversation, and never into the one with the requester."""

import pytest

from deskbell.channels import operations as channels
from deskbell.channels.models import Outgoing
from deskbell.channels.tests.aside.conftest import PIA
from deskbell.channels.tests.letters import letter
from deskbell.kernel.actors import SYSTEM
from deskbell.people import queries as people_known
from deskbell.side_conversations import operations as sides
from deskbell.side_conversations import queries as asked
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as known

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COL-2", "COM-1")]

VERIFIED = {"authentication_results": "mx.desk.example; dmarc=pass header.from=printers.example"}
SPOOFED = {"authentication_results": "mx.desk.example; dmarc=fail header.from=printers.example"}


def untouched(ticket):
    now = known.ticket(ticket.pk)
    words = [one.text for one in known.messages_of(now)]
    return now.status == "new" and not now.is_taken and len(words) == 1


@pytest.mark.parametrize("by", ["answers", "address"])
def test_an_answer_is_heard_there_alone(got, arrives, answers, said, ticket, by):
    how = {"answers": ""} if by == "address" else {"to": "it@desk.example"}

    mail = arrives(answers(got, **how, **VERIFIED))

    assert (mail.state, mail.message) == ("done", None)
    assert mail.ticket == ticket
    assert said(mail.side_message.conversation) == [
        ("out", "", "Which roller fits?"),
        ("in", "", "The red one."),
    ]
    assert untouched(ticket)


def test_what_answers_an_answer_is_heard_there_too(got, arrives, answers, said):
    arrives(answers(got))
    raw = answers(got, "Or the blue.", to="it@desk.example", answers="<answer1@printers.example>")

    mail = arrives(raw)

    assert said(mail.side_message.conversation)[-1] == ("in", "", "Or the blue.")


def test_the_same_mail_twice_is_one(got, arrives, answers, said):
    raw = answers(got)
    arrives(raw)

    mail = arrives(b"Received: by another way\r\n" + raw)

    assert mail.state == "done"
    assert len(said(mail.side_message.conversation)) == 2


def test_who_was_not_asked_is_marked(got, arrives, answers, said, ticket):
    """Pia gave the mail to a colleague."""
    raw = answers(got, "Paul here: the red one.", sender="Paul <paul@printers.example>", answers="")

    mail = arrives(raw)

    assert said(mail.side_message.conversation)[-1][:2] == ("in", "outsider")
    assert asked.conversation(mail.side_message.conversation_id).state == "answered"
    assert untouched(ticket)


def test_the_requester_in_copy_makes_it_no_answer_to_them(
    got, arrives, answers, gets, ticket, said, mara, actor, later
):
    mail = arrives(answers(got, cc="Ines Roth <ines@roth.example>"))

    message = mail.side_message
    assert message.also_to == ["Ines Roth <ines@roth.example>"]
    assert untouched(ticket)

    ines = answers(got, "Thank you both!", sender="Ines Roth <ines@roth.example>", cc=PIA)
    back = arrives(ines)

    assert said(back.side_message.conversation)[-1] == ("in", "outsider", "Thank you both!")
    assert untouched(ticket)
    conversation = asked.conversation(message.conversation_id)
    sides.ask_again(conversation, said=sides.Said("So?"), by=actor(mara), at=later(700))
    mail = gets(later(800))[-1]
    assert [one.address for one in mail.to] == [PIA]
    assert not mail.cc
    assert "Thank you both" not in mail.text


def test_a_forged_answer_is_marked_and_ends_no_wait(asks, gets, arrives, answers, said, ticket):
    asks(waits=True)
    got = next(mail for mail in gets() if mail.to[0].address == PIA)

    mail = arrives(answers(got, **SPOOFED))

    assert said(mail.side_message.conversation)[-1][1] == "spoofed"
    assert known.ticket(ticket.pk).status == "waiting_third_party"


@pytest.mark.parametrize(
    "headers", [{"auto_submitted": "auto-replied"}, {"precedence": "auto_reply"}]
)
def test_a_machine_is_shown_there_and_moves_nothing(
    asks, gets, arrives, answers, said, ticket, headers
):
    asks(waits=True)
    got = next(mail for mail in gets() if mail.to[0].address == PIA)
    mails = Outgoing.objects.count()

    mail = arrives(answers(got, "I am away until May.", **headers))

    assert said(mail.side_message.conversation)[-1] == ("in", "automatic", "I am away until May.")
    assert asked.conversation(mail.side_message.conversation_id).state == "waiting"
    assert known.ticket(ticket.pk).status == "waiting_third_party"
    assert Outgoing.objects.count() == mails


def test_nothing_that_comes_there_is_confirmed(got, arrives, answers, ticket):
    mails = Outgoing.objects.count()

    arrives(answers(got))
    arrives(answers(got, "Me, too.", sender="Paul <paul@printers.example>"))

    assert Outgoing.objects.count() == mails
    assert known.tickets_for(SYSTEM).count() == 1


def test_a_forged_address_leads_nowhere(got, arrives, ticket):
    back = got.headers.get("reply-to").partition("<")[2].rstrip(">")
    other = back.replace(".", ".a", 1)
    number = back.partition("+s")[2].partition(".")[0]
    crossed = f"it+t{number}.{back.partition('.')[2]}"

    for n, to in enumerate([other, crossed]):
        mail = arrives(letter(sender=f"Pia <{PIA}>", to=to, message_id=f"<f{n}@printers.example>"))
        assert mail.side_message is None
        assert mail.ticket != ticket


def test_an_answer_to_another_desk_is_for_that_desk(got, arrives, answers, hr_desk, hanna, noon):
    team = people_known.first_team_of(hr_desk.pk)
    hr = channels.add_mailbox("hr@desk.example", desk=hr_desk, team=team, by=SYSTEM, at=noon)

    mail = arrives(answers(got, "Do you pay this?", to="hr@desk.example"), to=hr)

    assert mail.side_message is None
    assert mail.ticket.desk == hr_desk


def test_it_is_heard_on_the_ticket_that_goes_on(got, arrives, answers, ticket, mara, actor, later):
    same = tickets.receive(
        desk=ticket.desk,
        requester=ticket.requester,
        subject="The same",
        channel="mail",
        by=SYSTEM,
        at=later(10),
    )
    tickets.merge(ticket, into=same, by=actor(mara), at=later(20))

    mail = arrives(answers(got))

    assert mail.ticket == same
    assert mail.side_message.conversation.ticket == same
    assert Outgoing.objects.exclude(side_message=None).get().ticket == same
