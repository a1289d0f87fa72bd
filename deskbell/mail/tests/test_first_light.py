"""A mail read and a mail written, from end to end."""

from datetime import UTC, datetime

import pytest

from deskbell.mail.mime.addresses import Address
from deskbell.mail.parsed import as_json
from deskbell.mail.reading import read
from deskbell.mail.writing import compose

pytestmark = pytest.mark.proves("INT-2")

KEYS = """subject from_name from_address to cc date message_id in_reply_to references kind text html
reply quoted signature attachments failed delayed status permanent"""


def test_what_is_composed_reads_the_same():
    mail = compose(
        sender=Address("Jörg, Support", "desk@example.org"),
        to=[Address("Inês", "ines@example.com")],
        subject="Re: Der Drucker druckt nicht, wieder",
        text="Hallo Inês,\n\nläuft es jetzt?",
        message_id="2@example.org",
        in_reply_to="1@example.com",
        date=datetime(2026, 3, 2, 12, 0, tzinfo=UTC),
        desk_id="main",
    )

    parsed = read(bytes(mail))

    assert parsed.from_name == "Jörg, Support"
    assert parsed.to == (Address("Inês", "ines@example.com"),)
    assert parsed.subject == "Re: Der Drucker druckt nicht, wieder"
    assert parsed.reply == "Hallo Inês,\n\nläuft es jetzt?"
    assert parsed.in_reply_to == "1@example.com"
    assert parsed.headers.get("X-Deskbell") == "main"


def test_the_json_form_has_the_keys_of_the_contract():
    assert list(as_json(read(b""))) == KEYS.split()
