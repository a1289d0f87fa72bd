"""What leaves is a well-made mail that finds its conversation again, in every client."""

import pytest

from deskbell.channels import operations as channels
from deskbell.channels import queries
from deskbell.channels.tests.letters import letter
from deskbell.files import operations as files
from deskbell.kernel.actors import SYSTEM
from deskbell.mail.reading import read
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-2", "COM-7")]

PIXEL = bytes.fromhex("89504e470d0a1a0a0000000d49484452")


@pytest.fixture
def ticket(arrives, ines):
    """Ines wrote a mail, and one more that answered it."""
    first = arrives(letter(message_id="<first@roth.example>"))
    arrives(
        letter(
            "It blinks, too.", message_id="<second@roth.example>", answers="<first@roth.example>"
        )
    )
    return first.ticket


@pytest.fixture
def sent(ticket, server, mara, actor, later):
    """Mara answers; the mail as it arrived, read back, and its raw bytes."""

    def sent(text="Hold the green button.", **said):
        tickets.reply(ticket, text=text, by=actor(mara), at=later(0), **said)
        channels.send_due(later())
        return server.mails[-1], server.taken[-1][1]

    return sent


def test_it_goes_behind_what_it_answers(sent, ticket):
    mail, _ = sent()

    assert mail.in_reply_to == "second@roth.example"
    assert mail.references == ("first@roth.example", "second@roth.example")
    assert mail.message_id.startswith(f"t{ticket.number}.")
    assert mail.message_id.endswith("@desk.example")
    assert mail.subject == f"Re: The printer stops [#{ticket.number}]"


def test_it_comes_from_the_agent_at_the_desk_and_answers_go_to_the_ticket(sent, ticket, mailbox):
    mail, _ = sent()

    assert (mail.from_name, mail.from_address) == ("Mara Koleva (IT desk)", "it@desk.example")
    [reply_to] = mail.reply_to
    assert reply_to.address == queries.reply_address_of(ticket, mailbox)
    assert reply_to.address.startswith(f"it+t{ticket.number}.")


def test_a_reply_to_it_joins_the_ticket_whatever_is_left_of_it(sent, ticket, arrives, ines, later):
    mail, _ = sent()

    by_header = arrives(letter("A", message_id="<3@roth.example>", answers=f"<{mail.message_id}>"))
    by_address = arrives(
        letter("B", message_id="<4@roth.example>", to=mail.reply_to[0].address, subject="Printer")
    )
    assert by_header.ticket == by_address.ticket == ticket


def test_copies_are_kept_for_all_to_see(sent, jonas):
    mail, raw = sent(cc=[jonas])

    assert [one.address for one in mail.to] == ["ines@roth.example"]
    assert [one.address for one in mail.cc] == ["jonas@roth.example"]
    assert b"Bcc" not in raw


def test_text_and_html_say_the_same_and_what_was_said_is_below(sent):
    mail, _ = sent("Hold the <green> button.\n\nThen wait.")

    assert mail.text.startswith("Hold the <green> button.\n\nThen wait.\n\n-- \nIT desk")
    assert "Hold the &lt;green&gt; button." in mail.html
    assert "Ines Roth wrote:\n> It blinks, too.\n" in mail.text
    assert "> The printer stops after three labels." in mail.text
    assert mail.reply == "Hold the <green> button.\n\nThen wait."
    assert mail.html.count("<blockquote") == 2


def test_a_mailbox_may_leave_out_what_was_said(sent, mailbox):
    type(mailbox).objects.update(quote_history=False)
    mail, _ = sent()

    assert "wrote:" not in mail.text + mail.html
    assert "blinks" not in mail.text + mail.html


def test_what_was_taken_back_or_forged_is_not_quoted(sent, ticket, ines, mara, actor, later):
    taken_back = tickets.reply(ticket, text="Wrong window", by=actor(mara), at=later(-40))
    tickets.withdraw(taken_back, by=actor(mara), at=later(-35))
    tickets.hear(
        ticket,
        author=ines,
        channel="mail",
        text="Send money",
        mark="spoofed",
        by=SYSTEM,
        at=later(-9),
    )
    mail, _ = sent()

    assert "Wrong window" not in mail.text
    assert "Send money" not in mail.text


def test_files_come_along_and_pictures_show_in_the_text(sent, noon):
    pdf = files.store([b"%PDF-1.4 steps"], at=noon)
    image = files.store([PIXEL], at=noon)
    mail, _ = sent(
        "See below.",
        html='<p>See <img src="cid:shot@desk"></p>',
        files=[
            tickets.Attached(pdf, "Schritte für Inês.pdf"),
            tickets.Attached(image, "shot.png", content_id="shot@desk", is_inline=True),
        ],
    )

    kept = {one.name: one for one in mail.attachments}
    assert kept["Schritte für Inês.pdf"].content == b"%PDF-1.4 steps"
    assert not kept["Schritte für Inês.pdf"].inline
    assert kept["shot.png"].cid == "shot@desk"
    assert kept["shot.png"].content == PIXEL
    assert 'src="cid:shot@desk"' in mail.html


def test_a_text_from_right_to_left_is_left_to_find_its_way(sent, ines):
    mail, raw = sent("שלום, לחצו על הכפתור הירוק.")

    assert mail.reply == "שלום, לחצו על הכפתור הירוק."
    assert '<p dir="auto">שלום' in mail.html
    assert raw.isascii()


def test_what_a_person_wrote_says_nothing_of_being_automatic(sent):
    _, raw = sent()

    assert b"Auto-Submitted" not in raw
    assert b"Precedence" not in raw
    assert f"X-Deskbell: {queries.house_mark()}".encode() in raw


def test_what_nobody_wrote_says_so(ticket, server, later):
    channels.tell(ticket.pk, "confirmation", at=later(0))
    channels.send_due(later())

    headers = server.mails[-1].headers
    assert headers.get("auto-submitted") == "auto-replied"
    assert headers.get("x-auto-response-suppress") == "All"
    assert headers.get("precedence") == "bulk"
    assert server.mails[-1].is_automatic
    assert server.mails[-1].in_reply_to == "second@roth.example"
    assert server.froms == ["it@desk.example"]


def test_our_own_mail_that_comes_back_is_known(sent, arrives):
    _, raw = sent()

    assert arrives(raw).reason == "own_mail"


def test_nobody_smuggles_a_header_in(ticket, server, mara, actor, later):
    type(ticket).objects.filter(pk=ticket.pk).update(subject="Hi\r\nBcc: x@elsewhere.example")
    tickets.reply(ticket, text="x", by=actor(mara), at=later(0))
    channels.send_due(later())

    assert not server.mails[-1].headers.get("bcc")
    assert read(server.taken[-1][1]).subject.startswith("Re: Hi Bcc: x@elsewhere.example")
