"""Headers: addresses, identifiers and dates, as they are written and as they are mangled."""

import pytest

from deskbell.mail.mime.addresses import Address, read_addresses
from deskbell.mail.mime.dates import read_date
from deskbell.mail.mime.identifiers import read_id, read_ids
from deskbell.mail.reading import read_strictly

pytestmark = pytest.mark.proves("INT-2")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ines@example.net", [("", "ines@example.net")]),
        ("<ines@example.net>", [("", "ines@example.net")]),
        ("Ines <ines@example.net>", [("Ines", "ines@example.net")]),
        ('"Lima, Ines" <ines@example.net>', [("Lima, Ines", "ines@example.net")]),
        ("Lima, Ines <ines@example.net>", [("Lima, Ines", "ines@example.net")]),
        ("ines@example.net (Ines Lima)", [("Ines Lima", "ines@example.net")]),
        ("=?utf-8?q?In=C3=AAs?= <ines@example.net>", [("Inês", "ines@example.net")]),
        ('"=?utf-8?q?In=C3=AAs?=" <ines@example.net>', [("Inês", "ines@example.net")]),
        ("=?utf-8?q?Ines_=3Cines=40example=2Enet=3E?=", [("Ines", "ines@example.net")]),
        ("=?utf-8?q?Lima=2C_Ines?= <ines@example.net>", [("Lima, Ines", "ines@example.net")]),
        ("a@example.net; b@example.net", [("", "a@example.net"), ("", "b@example.net")]),
        ("Team: a@example.net, B <b@x.net>;", [("", "a@example.net"), ("B", "b@x.net")]),
        ("undisclosed-recipients:;", []),
        ('"ines@example.net" <ines@example.net>', [("", "ines@example.net")]),
        ("'Ines' <ines@example.net>", [("Ines", "ines@example.net")]),
        ("Ines <mailto:ines@example.net>", [("Ines", "ines@example.net")]),
        ("Ines < ines@example.net >", [("Ines", "ines@example.net")]),
        ("Ines <ines@example.net", [("Ines", "ines@example.net")]),
        ("Ines ines@example.net", [("Ines", "ines@example.net")]),
        (r'"Ines \"I\" Lima" <ines@example.net>', [('Ines "I" Lima', "ines@example.net")]),
        ("a@example.net, A@EXAMPLE.NET", [("", "a@example.net")]),
        ("Инес <инес@пример.рф>", [("Инес", "инес@пример.рф")]),
        ("o'neil+x=y@example.net", [("", "o'neil+x=y@example.net")]),
        ("", []),
    ],
)  # fmt: skip
def test_addresses_are_read(written, meant):
    assert list(read_addresses(written)) == [Address(*one) for one in meant]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Mon, 2 Mar 2026 12:00:00 +0100", "2026-03-02T12:00:00+01:00"),
        ("2 Mar 2026 12:00 +0100 (CET)", "2026-03-02T12:00:00+01:00"),
        ("Mon, 02 Mar 2026 12:00:00 GMT", "2026-03-02T12:00:00+00:00"),
        ("Mon, 2 Mar 2026 12:00:00 -0000", "2026-03-02T12:00:00+00:00"),
        ("Mon, 2 Mar 2026 12:00:00 EST", "2026-03-02T12:00:00-05:00"),
        ("2026-03-02 12:00:00 +0100", "2026-03-02T12:00:00+01:00"),
        ("Mon, 2 Mar 2026 12:00:00 +01:00", "2026-03-02T12:00:00+01:00"),
        ("Mon, 2 Mar 2026 12:00:00 GMT+1", "2026-03-02T12:00:00+01:00"),
        ("Mon, 2 Mar 2026 12:00:00 PM +0100", "2026-03-02T12:00:00+01:00"),
        ("Mon, 2 Mar 2026 12:00:00 JST", "2026-03-02T12:00:00+09:00"),
        ("Mon, 2 Mar 2026 12:00:60 +0100", "2026-03-02T12:00:59+01:00"),
        ("2026/03/02 12:00:00", "2026-03-02T12:00:00+00:00"),
        ("yesterday", None),
        ("Mon, 32 Mar 2026 12:00:00 +0100", None),
        ("Mon, 2 Mar 2026 12:00:00 +9999", None),
    ],
)
def test_dates_are_read(written, meant):
    moment = read_date(written)

    assert (moment.isoformat() if moment else None) == meant


def test_identifiers_come_without_brackets():
    assert read_id("<1@example.org> (comment)") == "1@example.org"
    assert read_id("1@example.org") == "1@example.org"
    assert read_id("") is None
    assert read_ids("<1@a>\n <2@b><3@c> <1@a>") == ("1@a", "2@b", "3@c")


def test_what_the_desk_asks_of_headers_is_there():
    raw = (
        b"Authentication-Results: mx.example.org; spf=pass\n"
        b"Authentication-Results: other; dkim=fail\n"
        b"Reply-To: r@example.net\nList-Id: <l.example.net>\n"
        b"Precedence: LIST\nX-Deskbell: main\n\nx"
    )
    parsed = read_strictly(raw)

    assert parsed.authentication_results == ("mx.example.org; spf=pass", "other; dkim=fail")
    assert parsed.reply_to == (Address("", "r@example.net"),)
    assert (parsed.list_id, parsed.precedence) == ("<l.example.net>", "list")
    assert parsed.headers.get("x-deskbell") == "main"
    assert "X-Deskbell" in parsed.headers


def test_an_address_that_was_broken_off_in_its_brackets_is_read_whole():
    parsed = read_strictly(
        b"From: a@example.net\nCc: C <c@example.com>, D <d@\nexample.com>\n\nHello"
    )

    assert [one.address for one in parsed.cc] == ["c@example.com", "d@example.com"]
    assert parsed.reply == "Hello"


def test_an_archives_veiled_sender_is_read():
    parsed = read_strictly(b"From: ines at example.net (Ines Lima)\n\nHello")

    assert (parsed.from_name, parsed.from_address) == ("Ines Lima", "ines@example.net")


def test_a_name_that_holds_at_is_no_address():
    parsed = read_strictly(b"From: Ines at the desk\n\nHello")

    assert (parsed.from_name, parsed.from_address) == ("Ines at the desk", "")
