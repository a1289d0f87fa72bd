"""Mail we write is well-made, and nothing in it can become a header."""

import email
import email.policy
from datetime import UTC, datetime

import pytest

from deskbell.mail.content.plainhtml import as_html
from deskbell.mail.content.rendering import as_text
from deskbell.mail.mime.addresses import Address
from deskbell.mail.reading import read_strictly
from deskbell.mail.writing import NotAnAddress, OutgoingFile, compose, trimmed_references

pytestmark = pytest.mark.proves("INT-2", "COM-1")

ORDINARY = {
    "sender": Address("Desk", "desk@example.org"),
    "to": [Address("Ines", "ines@example.net")],
    "subject": "Printer",
    "text": "Hello Ines,\n\nsee https://example.org/4711.",
    "message_id": "2@example.org",
    "date": datetime(2026, 3, 2, 12, 0, tzinfo=UTC),
    "desk_id": "main",
}


def written(**changes):
    return bytes(compose(**{**ORDINARY, **changes}))


def understood(**changes):
    return email.message_from_bytes(written(**changes), policy=email.policy.default)


def test_text_and_html_say_the_same():
    mail = understood()

    assert mail.get_content_type() == "multipart/alternative"
    assert mail.get_body(("plain",)).get_content().split() == ORDINARY["text"].split()
    assert 'href="https://example.org/4711"' in mail.get_body(("html",)).get_content()


def test_a_thread_is_kept():
    mail = understood(in_reply_to="1@example.net", references=["0@example.net"])

    assert mail["In-Reply-To"] == "<1@example.net>"
    assert mail["References"].split() == ["<0@example.net>", "<1@example.net>"]


def test_a_long_thread_keeps_its_beginning_and_its_end():
    thread = trimmed_references([f"{n}@x" for n in range(100)], "100@x")

    assert thread[0] == "0@x"
    assert thread[-1] == "100@x"
    assert len(thread) == 20


def test_an_automatic_mail_says_so():
    mail = understood(automatic=True, in_reply_to="1@example.net")

    assert mail["Auto-Submitted"] == "auto-replied"
    assert mail["X-Auto-Response-Suppress"] == "All"


def test_an_agents_mail_does_not_say_so():
    assert "Auto-Submitted" not in understood()


@pytest.mark.parametrize(
    "evil",
    [
        "x\r\nBcc: evil@example.com",
        "x\nBcc: evil@example.com",
        "x\u2028Bcc: e",
        "x\0y",
        "x\rBcc: y",
    ],
)
def test_no_words_become_a_header(evil):
    mail = understood(
        subject=evil,
        sender=Address(evil, "desk@example.org"),
        message_id=f"2@example.org{evil}",
        desk_id=evil,
        files=[OutgoingFile(evil, "text/plain", b"x")],
        extra_headers={"X-More": evil},
    )

    assert "Bcc" not in mail
    assert all("Bcc" not in part for part in mail.walk())


@pytest.mark.parametrize(
    "address", ["x", "", "a@b\r\nBcc: c@d", "a b@c", "a@b, c@d", "@b", "a@", "<a@b>"]
)
def test_what_is_no_address_is_refused(address):
    with pytest.raises(NotAnAddress):
        compose(**{**ORDINARY, "to": [Address("", address)]})


def test_a_domain_in_any_script_is_written_for_old_servers():
    assert b"desk@xn--bcher-kva.example" in written(to=[Address("", "desk@bücher.example")])


def test_every_line_is_short_enough():
    raw = written(
        subject="Ä" * 500,
        text="word " * 2_000 + "x" * 5_000 + "é" * 3_000,
        to=[Address("Ü" * 200, "a@example.net")],
    )

    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert raw.isascii()


def test_files_and_pictures_arrive():
    raw = written(
        html='<p>See <img src="cid:logo@x"></p>',
        files=[
            OutgoingFile("Übersicht.pdf", "application/pdf", b"%PDF"),
            OutgoingFile("logo.png", "image/png", b"png", cid="logo@x"),
            OutgoingFile("mail.eml", "message/rfc822", b"Subject: x\n\ny"),
        ],
    )
    found = {one.name: one for one in read_strictly(raw).attachments}

    assert found["Übersicht.pdf"].content == b"%PDF"
    assert (found["logo.png"].cid, found["logo.png"].inline) == ("logo@x", True)
    assert found["mail.eml"].content == b"Subject: x\n\ny"


def test_right_to_left_text_keeps_its_direction():
    raw = written(text="שלום, המדפסת עובדת.", subject="מדפסת")

    assert 'dir="auto"' in (read_strictly(raw).html or "")
    assert read_strictly(raw).reply == "שלום, המדפסת עובדת."


def test_half_a_character_does_not_stop_the_mail():
    assert b"?" in written(text="broken \ud800 character", subject="s \udc80")


def test_a_mail_without_recipients_hides_them():
    assert understood(to=[])["To"] == "undisclosed-recipients:;"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a < b & c", '<p dir="auto">a &lt; b &amp; c</p>'),
        ("one\ntwo", '<p dir="auto">one<br>\ntwo</p>'),
        ("one\n\ntwo", '<p dir="auto">one</p>\n<p dir="auto">two</p>'),
        ("www.example.org.", '<p dir="auto"><a href="https://www.example.org">www.example.org</a>.</p>'),
        ("(https://example.org/a(b))", '<p dir="auto">(<a href="https://example.org/a(b)">https://example.org/a(b)</a>)</p>'),
        ("a@example.org", '<p dir="auto"><a href="mailto:a@example.org">a@example.org</a></p>'),
        ('https://example.org/?a=1&b="x', '<p dir="auto"><a href="https://example.org/?a=1&amp;b=">https://example.org/?a=1&amp;b=</a>&quot;x</p>'),
        ("javascript:alert(1)", '<p dir="auto">javascript:alert(1)</p>'),
        ("", ""),
    ],
)  # fmt: skip
def test_text_becomes_html(text, html):
    assert as_html(text) == html


def test_quotes_become_quotes_and_come_back():
    html = as_html("Yes.\n> Really?\n>> Older.\nEnd.")

    assert html.count("<blockquote") == html.count("</blockquote>") == 2
    assert as_text(html) == "Yes.\n\n> Really?\n>\n>> Older.\n\nEnd."


def test_links_can_be_kept_in_text():
    html = '<p>See <a href="https://example.org/x">the page</a> or <a href="https://example.org">example.org</a></p>'

    assert as_text(html, links=True) == "See the page <https://example.org/x> or example.org"
