"""Parts: which is the body, what came along, under which name, and what it is for."""

import base64

import pytest

from deskbell.mail.reading import read_strictly

pytestmark = pytest.mark.proves("INT-2")

HEAD = b"From: a@example.net\nSubject: x\nMIME-Version: 1.0\n"


def mixed(*parts, kind=b"mixed"):
    body = b"".join(b"--b\n" + part + b"\n" for part in parts)
    return HEAD + b"Content-Type: multipart/" + kind + b"; boundary=b\n\n" + body + b"--b--\n"


def named(disposition):
    part = b"Content-Type: application/pdf\nContent-Disposition: " + disposition + b"\n\nx"
    return read_strictly(mixed(b"\nHello", part)).attachments[0].name


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        (b'attachment; filename="report.pdf"', "report.pdf"),
        (b"attachment; filename=report.pdf", "report.pdf"),
        (b"attachment; filename=my report.pdf", "my report.pdf"),
        (b"attachment; filename*=utf-8''%C3%BCber.pdf", "über.pdf"),
        (b"attachment; filename*=UTF-8'de'%C3%BCber%20uns.pdf; filename=uber.pdf", "über uns.pdf"),
        (b"attachment; filename*0*=utf-8''%C3%BC; filename*1=ber; filename*2*=%2Epdf", "über.pdf"),
        (b'attachment; filename*0="a very "; filename*1="long name.pdf"', "a very long name.pdf"),
        (b'attachment; filename="=?utf-8?q?=C3=BCber=2Epdf?="', "über.pdf"),
        (b"attachment; filename==?utf-8?B?w7xiZXIucGRm?=", "über.pdf"),
        (b'attachment; filename="=?latin1?q?=FCb?=\n =?latin1?q?er=2Epdf?="', "über.pdf"),
        ('attachment; filename="über.pdf"'.encode(), "über.pdf"),
        ('attachment; filename="über.pdf"'.encode("latin-1"), "über.pdf"),
        (b"attachment; filename*=iso-8859-1''%FCber.pdf", "über.pdf"),
        (b"attachment; filename*=%C3%BCber.pdf", "über.pdf"),
        (rb'attachment; filename="C:\\folder\\report.pdf"', "report.pdf"),
        (b'attachment; filename="../../etc/passwd"', "passwd"),
        (rb'attachment; filename="a \"good\" report.pdf"', 'a "good" report.pdf'),
        (b'attachment; filename="report.pdf', "report.pdf"),
        (b'attachment; filename="a;b.pdf"', "a;b.pdf"),
        ('attachment; filename="x\u202efdp.exe"'.encode(), "xfdp.exe"),
    ],
)  # fmt: skip
def test_a_file_keeps_its_name(disposition, name):
    assert named(disposition) == name


def test_the_name_may_stand_in_the_type_instead():
    part = b'Content-Type: application/pdf; name="=?utf-8?q?=C3=BCber=2Epdf?="\n\nx'

    assert read_strictly(mixed(b"\nHello", part)).attachments[0].name == "über.pdf"


def test_a_file_without_a_name_gets_one_that_says_its_type():
    parsed = read_strictly(mixed(b"\nHello", b"Content-Type: image/png\n\nx"))

    assert parsed.attachments[0].name == "image-1.png"


def test_plain_wins_over_html_and_html_is_kept():
    raw = mixed(
        b"Content-Type: text/plain\n\nplain words",
        b"Content-Type: text/html\n\n<p>html words</p>",
        kind=b"alternative",
    )
    parsed = read_strictly(raw)

    assert parsed.text == "plain words"
    assert parsed.html == "<p>html words</p>"
    assert parsed.attachments == ()


def test_an_empty_plain_version_gives_way_to_html():
    raw = mixed(
        b"Content-Type: text/plain\n\n \n",
        b"Content-Type: text/html\n\n<p>html words</p>",
        kind=b"alternative",
    )

    assert read_strictly(raw).text == "html words"


def test_a_plain_version_that_only_apologises_gives_way_to_html():
    raw = mixed(
        b"Content-Type: text/plain\n\nYour client cannot show HTML.",
        b"Content-Type: text/html\n\n<p>" + b"The real words. " * 10 + b"</p>",
        kind=b"alternative",
    )

    assert read_strictly(raw).text.startswith("The real words.")


def test_text_around_a_picture_is_one_body():
    raw = mixed(
        b"Content-Type: text/plain\n\nabove",
        b'Content-Type: image/png\nContent-Disposition: inline; filename="a.png"\n\nx',
        b"Content-Type: text/plain\n\nbelow",
    )
    parsed = read_strictly(raw)

    assert parsed.text == "above\n\nbelow"
    assert [(one.name, one.inline) for one in parsed.attachments] == [("a.png", True)]


def test_a_text_file_is_a_file_and_no_body():
    part = b'Content-Type: text/plain\nContent-Disposition: inline; filename="log.txt"\n\nerror'

    parsed = read_strictly(mixed(b"\nHello", part))

    assert parsed.text == "Hello"
    assert parsed.attachments[0].content == b"error"


def test_pictures_that_the_html_shows_are_inline_and_small_ones_are_dressing():
    raw = mixed(
        b'Content-Type: text/html\n\n<img src="cid:logo@x"><img src=cid:photo@x>',
        b'Content-Type: image/png; name="image001.png"\nContent-ID: <logo@x>\n\n' + b"x" * 900,
        b'Content-Type: image/jpeg; name="photo.jpg"\nContent-ID: <photo@x>\n\n' + b"x" * 90_000,
        kind=b"related",
    )
    logo, photo = read_strictly(raw).attachments

    assert (logo.inline, logo.cid, logo.role) == (True, "logo@x", "dressing")
    assert (photo.inline, photo.cid, photo.role) == (True, "photo@x", "file")


def test_a_mail_within_is_kept_whole():
    inner = b"From: b@example.com\nSubject: Old/New\n\nInner words"
    parsed = read_strictly(mixed(b"\nHello", b"Content-Type: message/rfc822\n\n" + inner))

    assert parsed.text == "Hello"
    assert parsed.attachments[0].name == "Old-New.eml"
    assert parsed.attachments[0].content == inner
    assert parsed.attachments[0].role == "message"


def test_a_mail_within_that_is_all_there_is_gives_its_words():
    inner = b"From: b@example.com\nSubject: Old\n\nInner words"
    parsed = read_strictly(HEAD + b"Content-Type: message/rfc822\n\n" + inner)

    assert parsed.reply == "Inner words"
    assert len(parsed.attachments) == 1


def test_a_mail_within_may_be_encoded():
    inner = base64.b64encode(b"From: b@example.com\nSubject: Old\n\nInner words")
    part = b"Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n" + inner

    assert read_strictly(mixed(b"\nHello", part)).attachments[0].name == "Old.eml"


def test_flowed_text_is_joined():
    text = b"One long \nparagraph.\n> A quoted \n> one.\n-- \nInes"
    raw = HEAD + b"Content-Type: text/plain; format=flowed\n\n" + text
    parsed = read_strictly(raw)

    assert parsed.text == "One long paragraph.\n> A quoted one.\n-- \nInes"
    assert (parsed.reply, parsed.signature) == ("One long paragraph.", "Ines")


def test_parts_after_a_boundary_that_was_never_declared_are_found():
    raw = HEAD + b"Content-Type: multipart/mixed\n\n--b\nContent-Type: text/plain\n\nHello\n--b--\n"

    assert read_strictly(raw).text == "Hello"


def test_a_multipart_without_parts_is_text():
    assert (
        read_strictly(HEAD + b"Content-Type: multipart/mixed; boundary=b\n\nHello").text == "Hello"
    )


def test_html_that_calls_itself_plain_is_html():
    parsed = read_strictly(
        HEAD + b"Content-Type: text/plain\n\n<html><body><p>Hello</p></body></html>"
    )

    assert parsed.text == "Hello"
    assert parsed.html is not None


def test_broken_base64_gives_what_is_there():
    raw = HEAD + b"Content-Transfer-Encoding: base64\n\nSGVs!bG8\n=="

    assert read_strictly(raw).text == "Hello"


def test_a_mailbox_separator_and_an_unfolded_header_do_no_harm():
    raw = b"From a@b Mon Mar  2 12:00:00 2026\nSubject: One\nand two\nFrom: a@example.net\n\nHello"
    parsed = read_strictly(raw)

    assert (parsed.subject, parsed.from_address, parsed.text) == (
        "One and two",
        "a@example.net",
        "Hello",
    )


@pytest.mark.parametrize("ends", [b"\r\n", b"\r", b"\r\r\n"])
def test_line_ends_of_every_kind_are_read(ends):
    parsed = read_strictly((HEAD + b"\nHello\nInes").replace(b"\n", ends))

    assert (parsed.subject, parsed.text) == ("x", "Hello\nInes")
