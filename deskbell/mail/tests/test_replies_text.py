"""The reply in plain text, and what must not be mistaken for a quote or a signature."""

import pytest

from deskbell.mail.reading import read_strictly
from deskbell.mail.tests.cases import cases

pytestmark = pytest.mark.proves("INT-2")


FILES = ("replies_text", "damaged", "content", "footers", "banners", "odd_quotes")


@pytest.mark.parametrize("case", [case for name in FILES for case in cases(name)])
def test_the_reply_is_what_was_written_now(case):
    sender, subject = case.get("sender", "Ines"), case.get("subject", "Re: Printer")
    head = f"From: {sender} <ines@example.net>\nSubject: {subject}\n"
    parsed = read_strictly(
        f"{head}Content-Type: text/plain; charset=utf-8\n\n{case['text']}".encode()
    )

    assert parsed.reply == case["reply"], parsed.trace
    if "signature" in case:
        assert parsed.signature == case["signature"]
    if "in_context" in case:
        assert parsed.in_context == case["in_context"]
    if "forwarded" in case:
        found = parsed.forwarded
        assert found is not None
        assert [found.from_name, found.from_address, found.subject, found.text] == case["forwarded"]
