"""A mail that was cut wrongly is put right with one press, and that can be taken back."""

import pytest

from deskbell.channels import operations as channels
from deskbell.channels.models import RawMail
from deskbell.channels.tests.letters import letter
from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Message

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-2")]

TEXT = """\
It stops again.

On 2 Mar 2026, IT desk <it@desk.example> wrote:
> Which floor?

-- 
Ines Roth
"""


@pytest.fixture
def mail(desk, first_line, ines, noon):
    """Ines' answer, cut as the reader cuts it."""
    mailbox = channels.add_mailbox(
        "it@desk.example", desk=desk, team=first_line, by=SYSTEM, at=noon
    )
    kept = channels.accept(letter(TEXT), mailbox=mailbox, came_by="smtp", at=noon)
    channels.process_batch(at=noon)
    return RawMail.objects.select_related("message", "ticket").get(pk=kept.pk)


@pytest.fixture
def said(mail):
    """What the message says, quotes and signs now."""

    def said():
        message = Message.objects.get(pk=mail.message_id)
        return message.text.strip(), bool(message.quoted), message.signature

    return said


@pytest.fixture
def address(mail):
    return f"/tickets/{mail.ticket.number}/messages/{mail.message_id}/cut/"


def test_one_press_shows_all_of_it_and_another_takes_that_back(at_desk, address, said, words, mail):
    as_read = said()
    assert as_read == ("It stops again.", True, "Ines Roth")

    at_desk.htmx("post", f"{address}whole/")
    assert said()[1:] == (False, "")
    assert "Which floor?" in said()[0]
    assert "put right what a mail says now" in words(at_desk.get(f"/tickets/{mail.ticket.number}/"))

    at_desk.htmx("post", f"{address}undoing/")
    assert said() == as_read


def test_an_agent_chooses_what_was_said_now(at_desk, address, said, words):
    assert "Which floor?" in at_desk.get(address).content.decode()

    at_desk.htmx("post", address, {"text": "It stops again.\n\nInes Roth"})
    assert said()[0] == "It stops again.\n\nInes Roth"

    refused = at_desk.htmx("post", address, {"text": "  "})
    assert refused.status_code == 422


def test_cut_twice_it_goes_back_to_what_was_read_first(at_desk, address, said):
    as_read = said()
    at_desk.htmx("post", f"{address}whole/")
    at_desk.htmx("post", address, {"text": "It stops."})
    at_desk.htmx("post", f"{address}undoing/")

    assert said() == as_read


def test_what_the_desk_wrote_was_never_cut(printer_ticket, mara, actor, noon):
    reply = tickets.reply(printer_ticket, text="Hello", by=actor(mara), at=noon)

    with pytest.raises(tickets.Refused, match="Only a mail that came in"):
        tickets.recut(reply, text="Bye", by=actor(mara), at=noon)


@pytest.mark.proves("COL-4")
def test_what_somebody_put_right_meanwhile_is_not_put_otherwise_unseen(
    at_desk, address, said, mail, tomas, actor, noon
):
    dialog = at_desk.htmx("get", address).content.decode()
    assert '"seen"' in dialog
    tickets.recut(mail.message, text="It stops.", by=actor(tomas), at=noon)

    sent = {"text": "Again.", "seen": '{"recut_at": null}'}
    stopped = at_desk.htmx("post", address, sent)

    assert stopped.status_code == 422
    assert "Somebody put this mail right a moment ago" in stopped.content.decode()
    assert said()[0] == "It stops."
