"""The reply, as every client's HTML hides it."""

import pytest

from deskbell.mail.reading import read_strictly
from deskbell.mail.tests.cases import cases

pytestmark = pytest.mark.proves("INT-2")


def parsed_html(case):
    subject = case.get("subject", "Re: Printer")
    head = f"From: Ines Lima <ines@example.net>\nSubject: {subject}\nMIME-Version: 1.0\n"
    return read_strictly(f"{head}Content-Type: text/html; charset=utf-8\n\n{case['html']}".encode())


@pytest.mark.parametrize("case", cases("replies_html"))
def test_the_reply_is_what_was_written_now(case):
    parsed = parsed_html(case)

    assert parsed.reply == case["reply"], parsed.trace
    assert parsed.signature == case.get("signature", "")
    if "in_context" in case:
        assert parsed.in_context == case["in_context"]
    if "forwarded" in case:
        found = parsed.forwarded
        assert found is not None
        assert [found.from_name, found.from_address, found.subject, found.text] == case["forwarded"]


@pytest.mark.parametrize("case", cases("replies_html"))
def test_a_plain_version_without_marks_is_cut_where_the_html_is(case):
    """Programs that make the plain version themselves often lose the marks in it."""
    parsed = parsed_html(case)
    plain = "\n".join(line.removeprefix("> ") for line in parsed.text.split("\n"))
    subject = case.get("subject", "Re: Printer")
    mail = (
        f"From: Ines Lima <ines@example.net>\nSubject: {subject}\n"
        "Content-Type: multipart/alternative; boundary=x\n\n"
        f"--x\nContent-Type: text/plain; charset=utf-8\n\n{plain}\n"
        f"--x\nContent-Type: text/html; charset=utf-8\n\n{case['html']}\n--x--\n"
    )
    both = read_strictly(mail.encode())

    marks = {"reply:between-quotes", "quote:marked-lines"}
    if marks.isdisjoint(parsed.trace) and "forwarded" not in case:
        assert both.reply == parsed.reply, both.trace
