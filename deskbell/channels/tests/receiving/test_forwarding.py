"""What an agent forwards belongs to whoever wrote it first."""

import pytest

from deskbell.channels import queries as channels
from deskbell.channels.tests.letters import letter
from deskbell.kernel import relay
from deskbell.tickets import queries as known

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-2")]

FORWARDED = """\
Can you look into this? He is a good customer.

---------- Forwarded message ---------
From: Pavel Customer <pavel@customer.example>
Date: Mon, 2 Mar 2026 at 10:00
Subject: Scanner broken
To: Mara Koleva <mara@desk.example>

Our scanner does not scan any more.
"""


def forward(**more):
    given = {
        "sender": "Mara Koleva <mara@desk.example>",
        "subject": "Fwd: Scanner broken",
        "authentication_results": "mx.desk.example; dmarc=pass",
        **more,
    }
    return letter(FORWARDED, **given)


def test_the_first_writer_is_the_requester_and_the_agent_takes_part(arrives, mara, actor):
    mail = arrives(forward())

    ticket = mail.ticket
    assert ticket.requester.email == "pavel@customer.example"
    assert ticket.requester.name == "Pavel Customer"
    assert ticket.subject == "Scanner broken"
    assert mail.message.author == ticket.requester
    assert mail.message.text == "Our scanner does not scan any more."
    assert [one.person for one in known.participants_of(ticket)] == [mara]


def test_what_the_agent_wrote_above_it_stays_inside(arrives, mara, actor):
    mail = arrives(forward(html="<p>He is a good customer.</p>"))

    (note,) = known.notes_of(actor(mara), mail.ticket)
    assert note.text == "Can you look into this? He is a good customer."
    assert note.author == mara
    for message in known.messages_of(mail.ticket):
        assert "good customer" not in message.text + message.html + message.quoted


def test_who_is_no_agent_here_writes_for_themself(arrives, ines, hanna):
    assert arrives(forward(sender="ines@roth.example")).ticket.requester == ines
    assert (
        arrives(forward(sender="hanna@desk.example", message_id="<2@x>")).ticket.requester == hanna
    )


def test_a_forged_agent_is_believed_nothing(arrives, mara):
    mail = arrives(forward(authentication_results="mx.desk.example; dmarc=fail"))

    assert mail.ticket.requester == mara
    assert mail.message.mark == "spoofed"


@pytest.mark.parametrize("came_by", ["smtp", "lmtp", "pipe", "imap"])
@pytest.mark.parametrize("said", ["", "mx.elsewhere.example; dmarc=pass", "mx.desk.example; none"])
def test_what_an_agent_nobody_vouches_for_forwards_is_credited_and_marked(
    arrives, mara, actor, said, came_by
):
    mail = arrives(forward(authentication_results=said), came_by=came_by)

    assert mail.ticket.requester.email == "pavel@customer.example"
    assert mail.ticket.subject == "Scanner broken"
    assert (mail.message.author, mail.message.mark) == (mara, "spoofed")
    assert "He is a good customer." in mail.message.text
    assert "Our scanner does not scan any more." in mail.message.text


def test_an_agent_nobody_vouches_for_writes_no_note_and_takes_no_part(arrives, mara, actor):
    mail = arrives(forward(authentication_results=""))

    assert not known.notes_of(actor(mara), mail.ticket)
    assert not known.participants_of(mail.ticket)


def test_nobody_is_written_to_because_of_a_forward_nobody_vouches_for(arrives, mara):
    ticket = arrives(forward(authentication_results="")).ticket
    while relay.drain():
        pass

    assert not channels.deliveries_of(ticket)
