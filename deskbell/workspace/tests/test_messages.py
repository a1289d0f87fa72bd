"""Single messages: as they were sent, byte by byte, and out of where they do not belong."""

import pytest

from deskbell.channels import operations as channels
from deskbell.channels import queries as post
from deskbell.channels.models import RawMail
from deskbell.files import operations as files
from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries
from deskbell.tickets.models import Ticket
from deskbell.workspace.tickets import markup

pytestmark = pytest.mark.django_db

LETTER = (
    b"From: Ines Roth <ines@roth.example>\r\nTo: it@desk.example\r\nSubject: Prices\r\n"
    b"Message-ID: <1@roth.example>\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    b"<p onclick='x()'>Two things:</p><ul><li>tape</li><li>labels</li></ul>"
    b"<img src='https://tracker.example/p.gif'><script>alert(1)</script>"
)


@pytest.fixture
def letter(desk, first_line, ines, noon):
    """Ines wrote a mail in HTML that looks for its reader."""
    mailbox = channels.add_mailbox(
        "it@desk.example", desk=desk, team=first_line, name="IT desk", by=SYSTEM, at=noon
    )
    mail = channels.accept(LETTER, mailbox=mailbox, came_by=RawMail.CameBy.PIPE, at=noon)
    channels.process_batch(at=noon)
    return RawMail.objects.select_related("ticket", "message").get(pk=mail.pk)


@pytest.fixture
def at(letter):
    """Addresses of the ticket and of its message."""
    ticket = f"/tickets/{letter.ticket.number}/"
    return lambda part="": f"{ticket}messages/{letter.message_id}/{part}/" if part else ticket


@pytest.mark.proves("SEC-10")
def test_a_list_is_shown_as_one_and_nothing_of_it_runs_or_is_fetched(at, at_desk, words):
    page = at_desk.get(at())
    told = page.content.decode()

    assert "<li>tape</li>" in told
    assert "Images from elsewhere were not loaded." in words(page)
    assert "tracker.example" not in told
    assert "onclick" not in told
    assert "alert(1)" not in told


@pytest.mark.proves("SEC-10")
def test_pictures_from_elsewhere_come_only_when_asked_for(at, at_desk):
    frame = at_desk.get(at("original"))
    assert "tracker.example" not in frame.content.decode()
    assert "https:" not in frame["Content-Security-Policy"]

    asked = at_desk.get(at("original"), {"images": "yes"})
    assert 'src="https://tracker.example/p.gif"' in asked.content.decode()
    assert "img-src 'self' data: https: http:" in asked["Content-Security-Policy"]
    assert asked["Referrer-Policy"] == "no-referrer"


def test_the_frame_is_a_sandbox_without_scripts(at, at_desk):
    part = at_desk.htmx("get", at("original")).content.decode()

    assert 'sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"' in part
    assert "allow-scripts" not in at_desk.get(at("original"))["Content-Security-Policy"]


def test_the_whole_mail_is_handed_over_byte_by_byte(at, at_desk):
    source = at_desk.get(at("source"))

    assert source.content == LETTER
    assert source["Content-Disposition"].startswith("attachment;")


def test_a_requester_gets_neither(at, browser, ines):
    assert browser(ines).get(at("original")).status_code == 403
    assert browser(ines).get(at("source")).status_code == 403


def test_another_desk_does_not_either(at, browser, hanna):
    assert browser(hanna).get(at("original")).status_code == 404
    assert browser(hanna).get(at("source")).status_code == 404


def test_a_message_is_found_in_its_own_ticket_only(at, letter, printer_ticket, at_desk):
    elsewhere = f"/tickets/{printer_ticket.number}/messages/{letter.message_id}/original/"

    assert at_desk.get(elsewhere).status_code == 404


@pytest.mark.proves("INT-8")
def test_a_wrong_join_is_undone(at_desk, page, printer_ticket, otto, noon):
    strange = tickets.hear(
        printer_ticket, author=otto, channel="mail", text="My car is red", by=SYSTEM, at=noon
    )

    left = at_desk.htmx("post", page("separation", strange.pk))

    assert "My car is red" not in left.content.decode()
    assert Ticket.objects.get(messages=strange.pk).requester == otto


@pytest.mark.proves("COM-7")
def test_what_became_of_a_mail_is_said_in_the_servers_words(
    at_desk, page, printer_ticket, mara, actor, noon, words
):
    sent = tickets.reply(printer_ticket, text="Hello", by=actor(mara), at=noon)
    recipient = post.delivery_of(sent).recipients.get()
    recipient.state, recipient.code, recipient.next_try_at = "bounced", 550, None
    recipient.words = "5.1.1 No such user here"
    recipient.save()

    told = words(at_desk.get(page()))
    assert "came back 550 5.1.1 No such user here" in told
    assert "Send again" in told

    at_desk.htmx("post", page("repetition", recipient.pk))
    assert "waits to be sent" in words(at_desk.get(page()))


def test_a_picture_in_the_text_stands_in_the_text(at_desk, page, printer_ticket, ines, noon):
    picture = files.store([b"\x89PNG\r\n\x1a\n" + bytes(64)], at=noon)
    shown = tickets.Attached(file=picture, name="a.png", content_id="a@b", is_inline=True)
    tickets.hear(
        printer_ticket,
        author=ines,
        channel="mail",
        text="See",
        html='<p>See <img src="cid:a@b" alt="the label"></p>',
        files=[shown],
        by=SYSTEM,
        at=noon,
    )

    told = at_desk.get(page()).content.decode()
    assert 'src="/files/' in told
    assert "cid:" not in told


def test_what_is_left_of_hostile_markup_is_harmless():
    hostile = (
        '<a href="javascript:x">a</a><style>p{}</style><form action=x><input></form>'
        '<iframe src=x></iframe><svg onload=x></svg><img src=x onerror=x><p style="color:red">p'
    )

    safe = str(markup.shown(hostile, {}))

    for word in (
        "javascript:",
        "<style",
        "<form",
        "<input",
        "<iframe",
        "<svg",
        "onerror",
        "style=",
    ):
        assert word not in safe


def test_a_first_message_cannot_leave(at_desk, page, printer_ticket):
    first = queries.messages_of(printer_ticket).get()

    assert f"messages/{first.pk}/separation/" not in at_desk.get(page()).content.decode()
